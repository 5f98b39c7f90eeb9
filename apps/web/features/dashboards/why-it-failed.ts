/** An error of a request in words for the reader. */
export function whyItFailed(error: Error): string {
  return error instanceof TypeError
    ? "The server could not be reached. Check your connection and try again."
    : error.message;
}
