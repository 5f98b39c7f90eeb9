import { validateQuery } from "@parley/analytics";
import { DomainError, type FieldError, invalidInput } from "@parley/platform";
import { shapeProblem, type TileFilter } from "./tile/index.ts";
import { type Tile, TileInput, type TileMetrics } from "./tile-schema.ts";

/** Of all tiles together, as JSON: a board is read whole, by public links too. */
const MOST_BYTES = 400_000;

/**
 * Checks the tiles of a board. Throws `invalid_input` with an error per mistake, whose pointer and words name the tile and the field.
 * `filters` are the board's own: together with a tile's they stay within what a query takes.
 */
export function checkTiles(tiles: readonly unknown[], filters: readonly TileFilter[] = []): Tile[] {
  const errors: FieldError[] = [];
  const checked = tiles.flatMap((tile, at) => checkTile(tile, at, filters, errors) ?? []);
  const seen = new Set<string>();
  checked.forEach(({ id, title }, at) => {
    if (seen.has(id)) errors.push(mistake(at, title, "/id", `Another tile has the id '${id}'.`));
    seen.add(id);
  });
  if (errors.length > 0) throw invalidInput(errors, errors[0]!.message);
  if (Buffer.byteLength(JSON.stringify(checked)) > MOST_BYTES) {
    throw invalidInput([
      { pointer: "/tiles", message: "The tiles are too large together. Use shorter texts or fewer filter values." },
    ]);
  }
  return checked;
}

function checkTile(input: unknown, at: number, filters: readonly TileFilter[], errors: FieldError[]): Tile | null {
  const parsed = TileInput.safeParse(input);
  if (!parsed.success) {
    const title = titleOf(input);
    for (const { path, message } of parsed.error.issues) errors.push(mistake(at, title, pointerOf(path), message));
    return null;
  }
  const { query, text, ...tile } = parsed.data;
  const refuse = (pointer: string, message: string) => {
    errors.push(mistake(at, tile.title || tile.id, pointer, message));
    return null;
  };
  if (tile.kind === "text") {
    if (query !== undefined) return refuse("/query", "A text tile asks nothing. Leave the query out.");
    return text?.trim() ? { ...tile, text } : refuse("/text", "Write the text of the tile.");
  }
  if (text !== undefined) return refuse("/text", "Only a text tile has a text.");
  if (query === undefined)
    return refuse("/query", "Say what the tile asks: measures, and dimensions where it needs some.");
  const asked = checkQuery(query, (field) => refuse(`/query${field.pointer}`, field.message));
  if (!asked) return null;
  const problem = shapeProblem(tile.kind, asked);
  if (problem) return refuse(`/query/${problem.field}`, problem.message);
  // The board's filters must be possible for the tile's measures too (ad spend knows few dimensions).
  const both = { ...asked, filters: [...asked.filters, ...filters] };
  const together =
    filters.length === 0 || checkQuery(both, (field) => refuse("/query", `With the board's filters: ${field.message}`));
  return together ? { ...tile, query: asked } : null;
}

function checkQuery(query: unknown, refuse: (field: FieldError) => void): TileMetrics | null {
  try {
    return validateQuery(query);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    error.fields.forEach(refuse);
    return null;
  }
}

function mistake(at: number, title: string, pointer: string, message: string): FieldError {
  return { pointer: `/tiles/${at}${pointer}`, message: `Tile “${title}”: ${message}` };
}

const pointerOf = (path: PropertyKey[]) => (path.length === 0 ? "" : `/${path.map(String).join("/")}`);

function titleOf(input: unknown): string {
  const { title, id } = (typeof input === "object" && input !== null ? input : {}) as Record<string, unknown>;
  const name = typeof title === "string" && title !== "" ? title : id;
  return typeof name === "string" && name !== "" ? name.slice(0, 60) : "without a title";
}
