import { parseDate } from "../../imports/index.ts";

/** A visit or form before a call, as the call's record tells it. */
export interface ToldTouch {
  /** ms since 1970 */
  at: number;
  kind: "visit" | "form";
  source: string | null;
  medium: string | null;
  campaign: string | null;
  keyword: string | null;
  landingPage: string | null;
}

/** Texts of call_details, null where there is none. */
export interface TouchTexts {
  /** CTM's list of objects. */
  touchpoints: string | null;
  /** The same as lists side by side. */
  times: string | null;
  types: string | null;
  sources: string | null;
  mediums: string | null;
  /** CallRail's object: first_touch, lead_created, qualified, last_touch. */
  milestones: string | null;
}

type Fields = Record<string, unknown>;

const MOST = 500;
const LONGEST = 600;
/** Calls come as calls themselves; texts and chats are no visits. */
const OTHER_KIND = /call|text|sms|chat|message/i;

/** The visits and forms that a record tells of, oldest first. What has no readable time is left out; times without an offset are of `zone`. */
export function toldTouches(texts: TouchTexts, zone: string): ToldTouch[] {
  const told = [...listed(texts), ...sideBySide(texts), ...milestones(texts)];
  const touches = told.flatMap((fields) => touchOf(fields, zone) ?? []);
  return touches.sort((a, b) => a.at - b.at).slice(-MOST);
}

function listed({ touchpoints }: TouchTexts): Fields[] {
  const list = parseJson(touchpoints);
  return Array.isArray(list) ? list.filter(isFields) : [];
}

function sideBySide({ times, types, sources, mediums }: TouchTexts): Fields[] {
  const [source, medium, type] = [sources, mediums, types].map(textList);
  return textList(times).map((time, i) => ({ time, touch_type: type![i], source: source![i], medium: medium![i] }));
}

/** Where the person came from at first and at last; the lead's creation is the call or form itself. */
function milestones(texts: TouchTexts): Fields[] {
  const all = parseJson(texts.milestones);
  if (!isFields(all)) return [];
  return ["first_touch", "last_touch"].map((name) => all[name]).filter(isFields);
}

function touchOf(fields: Fields, zone: string): ToldTouch | null {
  const type = textOf(fields.touch_type) ?? "";
  if (OTHER_KIND.test(type)) return null;
  const at = timeOf(fields.time ?? fields.event_date ?? fields.at, zone);
  if (at === null) return null;
  return {
    ...{ at, kind: /form/i.test(type) ? "form" : "visit" },
    ...{ source: textOf(fields.source), medium: textOf(fields.medium), campaign: textOf(fields.campaign) },
    keyword: textOf(fields.keyword ?? fields.keywords),
    landingPage: textOf(fields.landing_page ?? fields.landing ?? fields.location),
  };
}

/** Seconds or milliseconds since 1970, or a date with time as call logs write it. */
function timeOf(value: unknown, zone: string): number | null {
  const text = textOf(value);
  if (text === null) return null;
  const number = Number(text);
  const at = Number.isFinite(number) ? (number > 1e11 ? number : number * 1000) : parseDate(text, zone);
  const year = at === null ? 0 : new Date(at).getUTCFullYear();
  return year >= 1990 && year <= 2100 ? Math.floor(at!) : null;
}

function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value.trim().slice(0, LONGEST) : "";
  return text === "" ? null : text;
}

function textList(text: string | null): unknown[] {
  const parsed = parseJson(text);
  return Array.isArray(parsed) ? parsed : (text?.split(/[|\n]/).map((part) => part.trim()) ?? []);
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parseJson(text: string | null): unknown {
  if (!text || !/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // Somebody's own text; it tells no touches.
  }
}
