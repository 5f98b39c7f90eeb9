/** Whole numbers that are added one by one, as doubles: `encodeColumn` finds the narrowest form. */
export class GrowingColumn {
  values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Float64Array(this.values.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }
}
