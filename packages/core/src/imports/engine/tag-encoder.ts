import { parseBoolean } from "../normalise/parse-boolean.ts";
import { parseTags } from "../normalise/parse-tags.ts";
import type { CallPlan } from "../plan.ts";
import type { CellReader } from "./cell-reader.ts";
import { Interner } from "./interner.ts";
import { encodeTextArray } from "./tuple-buffer.ts";

const NONE = encodeTextArray([]);
const MOST_REMEMBERED = 20_000;

/** Tags from one column that lists them, or from a column per tag. The same list again is not parsed again. */
export class TagEncoder {
  private readonly known = new Interner(256);
  private readonly arrays: Buffer[] = [];

  constructor(
    private readonly cells: CellReader,
    private readonly list: number,
    private readonly columns: CallPlan["tagColumns"],
  ) {}

  encode(): Buffer {
    if (this.columns.length > 0) return this.fromColumns();
    const { cells } = this;
    if (!cells.locate(this.list)) return NONE;
    if (this.known.size > MOST_REMEMBERED) {
      this.known.clear();
      this.arrays.length = 0;
    }
    const id = this.known.intern(cells.bytes, cells.start, cells.end);
    const array = this.arrays[id] ?? encodeTextArray(parseTags(cells.text(this.list)));
    this.arrays[id] = array;
    return array;
  }

  private fromColumns(): Buffer {
    const tags = new Set(this.list >= 0 ? parseTags(this.cells.text(this.list)) : []);
    for (const { position, tag } of this.columns) {
      if (parseBoolean(this.cells.text(position)) === true) tags.add(tag);
    }
    return tags.size === 0 ? NONE : encodeTextArray([...tags]);
  }
}
