import type { SaveState } from "@parley/ui";

/** What a form's save indicator says, from React Hook Form's state. */
export function saveState(form: {
  isDirty: boolean;
  isSubmitting: boolean;
  isSubmitSuccessful: boolean;
  isSubmitted: boolean;
  isValid: boolean;
}): SaveState {
  if (form.isSubmitting) return "saving";
  if (form.isDirty) return form.isSubmitted && !form.isSubmitSuccessful ? "failed" : "unsaved";
  return form.isSubmitSuccessful ? "saved" : "idle";
}
