import { DomainError, invalidInput } from "@parley/platform";

/** Runs a question about one measure; a mistake in the question's list of measures is told as one of the measure that was named. */
export async function askMeasure<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "invalid_input") throw error;
    const fields = error.fields.map(({ pointer, message }) => {
      return { pointer: pointer.startsWith("/measures") ? "/measure" : pointer, message };
    });
    throw invalidInput(fields, error.message);
  }
}
