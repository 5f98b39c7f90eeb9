import { endsAtMachine, endsInVoicemail, readStatusWord, type StatusWord } from "../normalise/normalise-status.ts";
import { parseBoolean } from "../normalise/parse-boolean.ts";
import type { CallField } from "../plan.ts";
import type { CellReader } from "./cell-reader.ts";
import { Interner } from "./interner.ts";

const INBOUND_WORDS = new Set(["inbound", "in", "incoming"]);
const OUTBOUND_WORDS = new Set(["outbound", "out", "outgoing"]);
const MOST_SPELLINGS = 5000;
const MOST_PATHS = 20_000;

/** Reads cells of which few spellings occur: each is understood once and then known by its bytes. */
export class WordReader {
  private readonly spellings = new Interner(256);
  private readonly statusWords: StatusWord[] = [];
  private readonly booleans: boolean[] = [];
  private readonly directions: boolean[] = [];
  private readonly numbers: number[] = [];
  private readonly paths = new Interner(1024);
  private readonly pathEnds: number[] = [];

  constructor(
    private readonly cells: CellReader,
    private readonly column: Record<CallField, number>,
  ) {}

  isOutbound(): boolean {
    const { cells, column } = this;
    const id = this.word(column.direction);
    if (id < 0) return false;
    const known = this.directions[id];
    if (known !== undefined) return known;
    const text = cells.text(column.direction);
    const word = text.toLowerCase();
    if (INBOUND_WORDS.has(word)) this.directions[id] = false;
    else if (OUTBOUND_WORDS.has(word)) this.directions[id] = true;
    else throw cells.refuse(column.direction, text, "inbound or outbound, so this is no phone call");
    return word !== "" && OUTBOUND_WORDS.has(word);
  }

  /** Id of a cell of which few spellings occur. */
  private word(position: number): number {
    const { cells } = this;
    if (!cells.locate(position)) return -1;
    if (this.spellings.size > MOST_SPELLINGS) {
      this.spellings.clear();
      this.statusWords.length = 0;
      this.booleans.length = 0;
      this.directions.length = 0;
      this.numbers.length = 0;
    }
    return this.spellings.intern(cells.bytes, cells.start, cells.end);
  }

  status(): Exclude<StatusWord, null> {
    const { column, cells } = this;
    const id = this.word(column.status);
    if (id < 0) return this.statusFromFlags();
    const known = this.statusWords[id];
    if (known !== undefined && known !== null) return known;
    const text = cells.text(column.status);
    const word = readStatusWord(text);
    if (word === null) throw cells.refuse(column.status, text, "a status that is known");
    this.statusWords[id] = word;
    return word;
  }

  /** CallRail says yes or no in two columns instead of a word. */
  private statusFromFlags(): Exclude<StatusWord, null> {
    const { cells, column } = this;
    if (this.boolean(column.voicemail) === true) return "voicemail";
    if (!cells.locate(column.answered)) return "empty";
    return this.boolean(column.answered) ? "answered" : "unanswered";
  }

  /** Null when the cell is empty. Throws CellRefused. */
  boolean(position: number): boolean | null {
    const id = this.word(position);
    if (id < 0) return null;
    let value = this.booleans[id];
    if (value === undefined) {
      const text = this.cells.text(position);
      const read = parseBoolean(text);
      if (read === null) throw this.cells.refuse(position, text, "yes or no");
      value = read;
      this.booleans[id] = value;
    }
    return value;
  }

  /** Null when the cell is empty, NaN when it is no number. */
  number(position: number): number | null {
    const id = this.word(position);
    if (id < 0) return null;
    const value = this.numbers[id] ?? Number(this.cells.text(position).replace(",", "."));
    this.numbers[id] = value;
    return value;
  }

  /** How the call's path ends: bit 0 in a voicemail, bit 1 at a machine. */
  pathEnd(): number {
    const { cells, column } = this;
    if (!cells.locate(column.callPath)) return 0;
    if (this.paths.size > MOST_PATHS) {
      this.paths.clear();
      this.pathEnds.length = 0;
    }
    const id = this.paths.intern(cells.bytes, cells.start, cells.end);
    let end = this.pathEnds[id];
    if (end === undefined) {
      const path = cells.text(column.callPath);
      end = (endsInVoicemail(path) ? 1 : 0) | (endsAtMachine(path) ? 2 : 0);
      this.pathEnds[id] = end;
    }
    return end;
  }
}
