/** The file cannot be imported at all. The message is shown to people as the import's failure. */
export class ImportRefused extends Error {}
