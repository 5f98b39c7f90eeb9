import { z } from "zod";

/** What may stand in an input's schema: what models are asked for and what is checked here without running anything of the user's. */
const KEYWORDS: Record<string, ReadonlySet<string>> = {
  string: new Set(["enum", "minLength", "maxLength", "format"]),
  number: new Set(["enum", "minimum", "maximum"]),
  integer: new Set(["enum", "minimum", "maximum"]),
  boolean: new Set(),
  array: new Set(["items", "minItems", "maxItems"]),
  object: new Set(["properties", "required", "additionalProperties"]),
};
const ANYWHERE = new Set(["type", "title", "description", "$schema"]);
const FORMATS = new Set(["date", "date-time", "email", "uri"]);
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const DEEPEST = 4;
const LONGEST = 16_000;

type Issue = { path: (string | number)[]; message: string };

/**
 * JSON Schema of a tool's input: an object whose properties are texts, numbers, yes or no, lists and objects. Patterns and references
 * are refused: a regular expression of a user's could hold up the process, and models do not keep to them.
 */
export const ToolInputSchema = z
  .record(z.string(), z.unknown(), "Give a JSON Schema of an object.")
  .superRefine((schema, context) => {
    const issues: Issue[] = [];
    if (JSON.stringify(schema).length > LONGEST) issues.push({ path: [], message: "Keep the schema under 16 kB." });
    else if (schema.type !== "object") issues.push({ path: ["type"], message: "A tool's input is an object." });
    else look(schema, [], issues);
    for (const { path, message } of issues) context.addIssue({ code: "custom", path, message });
  });

function look(schema: unknown, path: Issue["path"], issues: Issue[]): void {
  if (path.length > DEEPEST * 2) {
    issues.push({ path, message: `Nest at most ${DEEPEST} levels.` });
  } else if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
    issues.push({ path, message: "Give an object with a type." });
  } else lookAtFields(schema as Record<string, unknown>, path, issues);
}

function lookAtFields(fields: Record<string, unknown>, path: Issue["path"], issues: Issue[]): void {
  const type = typeof fields.type === "string" ? fields.type : "";
  const allowed = Object.hasOwn(KEYWORDS, type) ? KEYWORDS[type] : undefined;
  if (!allowed) {
    issues.push({ path: [...path, "type"], message: `Use one of these types: ${Object.keys(KEYWORDS).join(", ")}.` });
    return;
  }
  const properties = Object.keys((fields.properties as object | undefined) ?? {});
  if (isNames(fields.required) && (fields.required as string[]).some((name) => !properties.includes(name))) {
    issues.push({ path: [...path, "required"], message: "Name properties of this object only." });
  }
  for (const [keyword, value] of Object.entries(fields)) {
    if (allowed.has(keyword) || ANYWHERE.has(keyword)) lookAtKeyword(keyword, value, type, path, issues);
    else issues.push({ path: [...path, keyword], message: `${keyword} is not supported for the type ${type}.` });
  }
}

const isNames = (value: unknown) => Array.isArray(value) && value.every((name) => typeof name === "string");
const isText = (value: unknown) => typeof value === "string";
const isFiniteNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);

/** What a keyword's value has to be, and the words for another one. */
const values: Record<string, { fits(value: unknown, type: string): boolean; mend: string }> = {
  required: { fits: isNames, mend: "Give a list of names." },
  enum: {
    fits: (value, type) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((one) => typeof one === (type === "string" ? "string" : "number")),
    mend: "Give a list of values of this type.",
  },
  format: { fits: (value) => FORMATS.has(String(value)), mend: `Use one of: ${[...FORMATS].join(", ")}.` },
  additionalProperties: { fits: (value) => typeof value === "boolean", mend: "Use true or false." },
  ...Object.fromEntries([...ANYWHERE].map((keyword) => [keyword, { fits: isText, mend: "Give a text." }])),
};

function lookAtKeyword(keyword: string, value: unknown, type: string, path: Issue["path"], issues: Issue[]): void {
  const here = [...path, keyword];
  const { fits, mend } = values[keyword] ?? { fits: isFiniteNumber, mend: "Give a number." };
  if (keyword === "items") look(value, here, issues);
  else if (keyword === "properties") lookAtProperties(value, here, issues);
  else if (!fits(value, type)) issues.push({ path: here, message: mend });
}

function lookAtProperties(value: unknown, path: Issue["path"], issues: Issue[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    issues.push({ path, message: "Give an object." });
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    // What every object has ("constructor") would be found in an input that does not have it.
    if (NAME.test(name) && !(name in {})) look(inner, [...path, name], issues);
    else issues.push({ path, message: "Use letters, digits and underscores in names." });
  }
}
