import { expect, test } from "vitest";
import type { Persona } from "../persona-wire.ts";
import { CharacterInput } from "./character-input.ts";
import { changeOf, fieldOf, formOf } from "./character-wire.ts";

const persona: Persona = {
  ...{ id: "persona_1", name: "Order desk", spoken_name: null, voice: null, language: "en", instructions: "Be brief." },
  ...{ greeting: null, engine: "cascade", record: true, consent_line: true, voicemail_action: "leave" },
  ...{ voicemail_message: null, max_duration_seconds: 90, max_cost_microdollars: 250_000, hold_budget_seconds: 1_200 },
  transfer_targets: [{ name: "Kate", number: "+14155552671", when: "", warm: true }],
  ...{ tool_ids: ["tool_1"], learns: true, archived_at: null, created_at: "", updated_at: "" },
};

test("a form that is saved untouched changes nothing", () => {
  const change = changeOf(CharacterInput.parse(formOf(persona)));
  const { id: _id, tool_ids: _tools, archived_at: _a, created_at: _c, updated_at: _u, ...own } = persona;
  expect(change).toEqual({ ...own, spoken_name: "", greeting: "", voicemail_message: "" });
});

test("an empty cost limit is no limit, and half minutes are kept", () => {
  const form = { ...formOf(persona), max_dollars: "", max_minutes: "2.5" };
  expect(changeOf(CharacterInput.parse(form))).toMatchObject({
    max_cost_microdollars: null,
    max_duration_seconds: 150,
  });
});

test("a number that cannot be dialled is refused beside its own row", () => {
  const form = { ...formOf(persona), transfer_targets: [{ name: "Kate", number: "555", when: "", warm: false }] };
  expect(CharacterInput.safeParse(form).error?.issues[0]?.path).toEqual(["transfer_targets", 0, "number"]);
  expect(fieldOf("/transfer_targets/0/number")).toBe("transfer_targets.0.number");
});
