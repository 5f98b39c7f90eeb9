/** Columns that cannot be null say here whether the file had a value: an empty cell must not overwrite what an earlier row said. */
export const FILLED_CONVERTED = 1;
export const FILLED_SPAM = 2;
