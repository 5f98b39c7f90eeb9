/** How large an upload and its parts may be. All are said in the error when a file goes over one. */
export interface ImportLimits {
  /** Bytes of the file as it is sent. */
  maxBytes: number;
  /** Bytes of the text that an archive unpacks to. */
  maxUnpackedBytes: number;
  maxColumns: number;
  /** Bytes of one cell. */
  maxCellBytes: number;
}

export const DEFAULT_IMPORT_LIMITS: ImportLimits = {
  maxBytes: 2 * 1024 ** 3,
  maxUnpackedBytes: 8 * 1024 ** 3,
  maxColumns: 2000,
  maxCellBytes: 1024 ** 2,
};

const UNITS: [name: string, bytes: number][] = [
  ["GB", 1024 ** 3],
  ["MB", 1024 ** 2],
  ["KB", 1024],
];

/** A number of bytes for people: 2147483648 -> "2 GB", 1536 -> "1.5 KB". */
export function sizeInWords(bytes: number): string {
  const unit = UNITS.find(([, size]) => bytes >= size);
  return unit ? `${Math.round((bytes / unit[1]) * 10) / 10} ${unit[0]}` : `${bytes} bytes`;
}
