import type { SaveState } from "@parley/ui";

interface FormFacts {
  isSubmitting: boolean;
  isDirty: boolean;
  submitCount: number;
  errors: object;
}

/** What a form's save indicator says. `saved`: the last attempt was kept by the server. */
export function saveState({ isSubmitting, isDirty, submitCount, errors }: FormFacts, saved: boolean): SaveState {
  if (isSubmitting) return "saving";
  if (!isDirty) return saved ? "saved" : "idle";
  return submitCount > 0 && Object.keys(errors).length > 0 ? "failed" : "unsaved";
}
