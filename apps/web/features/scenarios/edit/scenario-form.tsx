"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, SaveIndicator, SegmentedControl } from "@parley/ui";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { saveState } from "@/features/accounts/save-state.ts";
import { wordsFor } from "@/features/calls/call-api.ts";
import { useCallees } from "@/features/calls/new/use-callees.ts";
import { useLeaveGuard } from "@/features/personas/character/use-leave-guard.tsx";
import { api } from "@/lib/api.ts";
import type { Scenario, ScenarioDefinition } from "../scenario-wire.ts";
import { useKeepScenario } from "../use-scenarios.ts";
import { AssertionSection } from "./assertion-section.tsx";
import { CallSection } from "./call-section.tsx";
import { CalleeSection } from "./callee-section.tsx";
import { definitionOf } from "./definition-of.ts";
import { fieldOf } from "./field-of.ts";
import { JsonView } from "./json-view.tsx";
import { LineSection } from "./line-section.tsx";
import { definitionText, readDefinition } from "./read-definition.ts";
import { type ScenarioForm as Form, formOf } from "./scenario-form-values.ts";

const VIEWS = [
  { value: "form", label: "Form" },
  { value: "json", label: "JSON" },
];
type Problem = { pointer: string; message: string };

/** The scenario as a form, or as the JSON behind it; saved as a whole. */
export function ScenarioForm({ scenario, disabled }: { scenario: Scenario; disabled: boolean }) {
  const keep = useKeepScenario();
  const { data: callees } = useCallees();
  const form = useForm<Form>({ mode: "onTouched", defaultValues: formOf(scenario.name, scenario.definition) });
  const { formState } = form;
  /** What is typed as JSON; null while the form is shown. */
  const [json, setJson] = useState<string | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [saved, setSaved] = useState(false);
  const jsonChanged = json !== null && json !== definitionText(scenario.definition);
  const isDirty = formState.isDirty || jsonChanged;
  const leaving = useLeaveGuard(isDirty && !formState.isSubmitting);

  const show = (view: string) => {
    setProblems([]);
    if (view === "json") {
      setJson(definitionText(definitionOf(form.getValues(), scenario.definition)));
      return;
    }
    const read = readDefinition(json ?? "");
    if ("problem" in read) setProblems([{ pointer: "", message: read.problem }]);
    else {
      form.reset(formOf(form.getValues("name"), read.definition), { keepDefaultValues: true });
      setJson(null);
    }
  };
  const send = async (name: string, definition: ScenarioDefinition) => {
    setProblems([]);
    try {
      const path = { id: scenario.id };
      const { data } = await api.PATCH("/api/v1/scenarios/{id}", { params: { path }, body: { name, definition } });
      keep(data!);
      form.reset(formOf(data!.name, data!.definition));
      if (json !== null) setJson(definitionText(data!.definition));
      setSaved(true);
    } catch (error) {
      const fields = error instanceof ParleyError ? error.fields : [];
      const unplaced = fields.filter(({ pointer, message }, at) => {
        const field = json === null ? fieldOf(pointer, form.getValues("who")) : null;
        if (field) form.setError(field, { message }, { shouldFocus: at === 0 });
        return !field;
      });
      form.setError("root", { message: "failed" });
      setProblems(fields.length > 0 ? unplaced : [{ pointer: "", message: wordsFor(error) }]);
    }
  };
  const submitForm = form.handleSubmit((values) => send(values.name, definitionOf(values, scenario.definition)));
  const submitJson = form.handleSubmit(
    // The form behind may hold what the text no longer says: only its name counts here.
    (values) => sendText(values.name),
    () => sendText(form.getValues("name")),
  );
  async function sendText(name: string) {
    const read = readDefinition(json ?? "");
    if ("problem" in read) setProblems([{ pointer: "", message: read.problem }]);
    else await send(name, read.definition);
  }
  const undo = () => {
    form.reset();
    setProblems([]);
    if (json !== null) setJson(definitionText(scenario.definition));
  };
  return (
    <FormProvider {...form}>
      <form method="post" onSubmit={json === null ? submitForm : submitJson} noValidate className="flex flex-col gap-3">
        <SegmentedControl
          aria-label="How the scenario is shown"
          size="sm"
          className="self-start"
          options={VIEWS}
          value={json === null ? "form" : "json"}
          onValueChange={show}
        />
        {json === null ? (
          <>
            {problems.length > 0 ? (
              <Banner tone="negative">
                {problems.map(({ pointer, message }) => [pointer, message].filter(Boolean).join(": ")).join(" ")}
              </Banner>
            ) : null}
            <fieldset disabled={disabled} className="contents">
              <CallSection />
              <CalleeSection callees={callees} />
              <LineSection />
              <AssertionSection />
            </fieldset>
          </>
        ) : (
          <JsonView
            text={json}
            problems={problems}
            disabled={disabled}
            onChange={(text) => {
              setJson(text);
              setProblems([]);
            }}
          />
        )}
        {disabled ? null : (
          <div className="sticky bottom-0 z-10 -mx-4 flex items-center justify-end gap-3 border-t border-line bg-canvas px-4 py-3 md:mx-0 md:rounded-lg md:border md:bg-surface">
            <SaveIndicator state={saveState({ ...pick(formState), isDirty }, saved)} />
            {isDirty ? (
              <Button onClick={undo} className="ml-auto sm:ml-0">
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

/** The form's state is a proxy whose members must be read by name. */
function pick({ isSubmitting, submitCount, errors }: { isSubmitting: boolean; submitCount: number; errors: object }) {
  return { isSubmitting, submitCount, errors };
}
