import type { Board, BoardScope, BoardTile } from "./board-wire.ts";
import { compact, inReadingOrder, type Place } from "./grid/place.ts";

/** What is edited of a board before it is saved. */
export interface Draft {
  name: string;
  tiles: BoardTile[];
  scope: BoardScope;
}

export interface DraftState {
  now: Draft;
  past: Draft[];
  future: Draft[];
  /** The draft as it was last saved or loaded. */
  saved: Draft;
}

export type DraftAction =
  | { type: "change"; draft: Partial<Draft> }
  | { type: "put"; tile: BoardTile }
  | { type: "remove"; id: string }
  | { type: "arrange"; places: Place[] }
  | { type: "undo" }
  | { type: "redo" }
  | { type: "load"; draft: Draft }
  | { type: "discard" };

const MOST_STEPS = 100;

export function draftOf({ name, tiles, scope }: Board): Draft {
  return { name, tiles: inReadingOrder(compact(tiles)), scope };
}

export function startDraft(board: Board): DraftState {
  const draft = draftOf(board);
  return { now: draft, past: [], future: [], saved: draft };
}

/** Every change can be undone, back to what was loaded. */
export function draftReducer(state: DraftState, action: DraftAction): DraftState {
  const { now, past, future, saved } = state;
  switch (action.type) {
    case "change":
      return step(state, { ...now, ...action.draft });
    case "put": {
      const isKnown = now.tiles.some(({ id }) => id === action.tile.id);
      const tiles = isKnown
        ? now.tiles.map((one) => (one.id === action.tile.id ? action.tile : one))
        : [...now.tiles, action.tile];
      return step(state, { ...now, tiles: compact(tiles) });
    }
    case "remove":
      return step(state, { ...now, tiles: compact(now.tiles.filter(({ id }) => id !== action.id)) });
    case "arrange": {
      const places = new Map(action.places.map((place) => [place.id, place]));
      const tiles = now.tiles.map((tile) => {
        const { x, y, w, h } = places.get(tile.id) ?? tile;
        return { ...tile, x, y, w, h };
      });
      return isSame(tiles, now.tiles) ? state : step(state, { ...now, tiles });
    }
    case "undo": {
      const before = past.at(-1);
      return before ? { now: before, past: past.slice(0, -1), future: [now, ...future], saved } : state;
    }
    case "redo": {
      const [after, ...rest] = future;
      return after ? { now: after, past: [...past, now], future: rest, saved } : state;
    }
    case "load":
      // What was saved is what is seen; the way back stays.
      return { now: action.draft, past: isSame(action.draft, now) ? past : [], future: [], saved: action.draft };
    case "discard":
      return { now: saved, past: [], future: [], saved };
  }
}

export function isUnsaved({ now, saved }: DraftState): boolean {
  return now !== saved && !isSame(now, saved);
}

function step(state: DraftState, now: Draft): DraftState {
  return { ...state, now, past: [...state.past, state.now].slice(-MOST_STEPS), future: [] };
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
