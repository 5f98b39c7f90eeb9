"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, SaveIndicator } from "@parley/ui";
import { useEffect, useRef, useState } from "react";
import { type FieldPath, FormProvider, useForm } from "react-hook-form";
import { saveState } from "@/features/accounts/save-state.ts";
import { formResolver } from "@/lib/form-resolver.ts";
import type { Persona } from "../persona-wire.ts";
import { useChangePersona } from "../use-persona.ts";
import type { Character, CharacterForm as Form } from "./character-input.ts";
import { changeOf, fieldOf, formOf } from "./character-wire.ts";
import { LimitsSection } from "./limits-section.tsx";
import { RecordingSection } from "./recording-section.tsx";
import { TransferSection } from "./transfer-section.tsx";
import { useLeaveGuard } from "./use-leave-guard.tsx";
import { VoiceSection } from "./voice-section.tsx";
import { WordsSection } from "./words-section.tsx";

/** How the persona sounds, what it says and how far it may go. One form, saved as a whole. */
export function CharacterForm({ persona, disabled }: { persona: Persona; disabled: boolean }) {
  const change = useChangePersona(persona.id);
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const form = useForm<Form, unknown, Character>({
    resolver: formResolver<Form, Character>(() => import("./character-input.ts").then((all) => all.CharacterInput)),
    mode: "onTouched",
    defaultValues: formOf(persona),
  });
  const { formState } = form;
  const element = useRef<HTMLFormElement>(null);
  // Focus alone does not scroll to a field that has it already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that it was sent
  useEffect(() => {
    element.current?.querySelector('[aria-invalid="true"]')?.scrollIntoView({ block: "center" });
  }, [formState.submitCount]);
  const leaving = useLeaveGuard(formState.isDirty && !formState.isSubmitting);
  const submit = form.handleSubmit(async (input) => {
    setProblem(null);
    try {
      form.reset(formOf(await change(changeOf(input))));
      setSaved(true);
    } catch (error) {
      const fields = error instanceof ParleyError ? error.fields : [];
      for (const [at, { pointer, message }] of fields.entries()) {
        form.setError(fieldOf(pointer) as FieldPath<Form>, { message }, { shouldFocus: at === 0 });
      }
      form.setError("root", { message: "failed" });
      if (fields.length === 0) setProblem(error instanceof Error ? error.message : "That did not work. Try again.");
    }
  });
  return (
    <FormProvider {...form}>
      <form
        ref={element}
        method="post"
        onSubmit={submit}
        noValidate
        className="flex flex-col gap-3 [&_:is(input,textarea)]:scroll-my-24"
      >
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <fieldset disabled={disabled} className="contents">
          <VoiceSection />
          <WordsSection />
          <RecordingSection />
          <TransferSection />
          <LimitsSection />
        </fieldset>
        {disabled ? null : (
          <div className="sticky bottom-0 z-10 -mx-4 flex items-center justify-end gap-3 border-t border-line bg-canvas px-4 py-3 md:mx-0 md:rounded-lg md:border md:bg-surface">
            <SaveIndicator state={saveState(formState, saved)} />
            {formState.isDirty ? (
              <Button onClick={() => form.reset()} className="ml-auto sm:ml-0">
                Undo changes
              </Button>
            ) : null}
            <Button
              type="submit"
              variant="primary"
              loading={formState.isSubmitting}
              // A field left by this press may show its error, and the button would move away from under the pointer.
              onMouseDown={(event) => event.preventDefault()}
            >
              Save
            </Button>
          </div>
        )}
      </form>
      {leaving}
    </FormProvider>
  );
}
