/** Properties of a page that reads its query. Every value is what a stranger may have typed. */
export interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}
