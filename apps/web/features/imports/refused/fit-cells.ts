/** A row with as many cells as the header: missing ones are empty, empty ones too many go. Others too many stay, to be told. */
export function fitCells(cells: string[], width: number): string[] {
  const fitted = [...cells];
  while (fitted.length > width && fitted.at(-1)?.trim() === "") fitted.pop();
  while (fitted.length < width) fitted.push("");
  return fitted;
}
