import { knownDimension } from "../catalogue/dimensions.ts";
import { factsOfMeasures } from "../catalogue/measures.ts";
import { type CallPartName, distinctParts, factsOfPart } from "../catalogue/parts.ts";
import { partsOfQuery } from "../compile/compile-query.ts";
import type { MetricQuery } from "../query/schema.ts";
import { boundsOf } from "../range/bounds.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import type { MetricResult } from "../result/result.ts";
import { shapeResult } from "../result/shape-result.ts";
import { groupsOfPass } from "./groups-of-pass.ts";
import type { CallSums, EngineQuestion } from "./messages.ts";
import { type PassResult, type PassSpec, runPass } from "./pass.ts";
import type { OrganizationStore } from "./store.ts";

/** Whether segments hold what a question is about. Spend and turns stand elsewhere; sets of tags cannot tell different callers apart. */
export function canAnswer(query: MetricQuery): boolean {
  if (factsOfMeasures(query.measures).some((facts) => facts !== "calls")) return false;
  const tagged = query.dimensions.some((key) => knownDimension(key).origin.from === "tags");
  return !tagged || !partsOfQuery(query).some((part) => distinctParts.has(part));
}

/** From when until when (seconds since 1970) a range's calls were made. */
export function secondsOf(range: ResolvedRange, timezone: string): { start: number; end: number } {
  const { start, end } = boundsOf(range, timezone);
  return { start: Date.parse(start) / 1000, end: Math.ceil(Date.parse(end) / 1000) };
}

/** Whether segments hold the calls that a question about spend is about as well. */
export function canSum({ measures }: MetricQuery): boolean {
  const facts = factsOfMeasures(measures);
  return facts.includes("calls") && facts.includes("ad_spend") && facts.length === 2;
}

/** Sums of the calls of a question that is about spend as well, by its groups. */
export function sumCalls(store: OrganizationStore, { query, range, before, scope }: EngineQuestion): CallSums {
  const parts = callPartsOf(query);
  const { dimensions, filters } = query;
  const sums = (of: ResolvedRange) => {
    const spec = { dimensions, filters, parts, settings: scope.settings, ...secondsOf(of, scope.timezone) };
    return groupsOfPass(runPass(store, spec), query, parts, null);
  };
  return { current: sums(range), previous: before && sums(before) };
}

/** The parts of a query that are counted from calls. */
export function callPartsOf(query: MetricQuery): CallPartName[] {
  return partsOfQuery(query).filter((part): part is CallPartName => factsOfPart(part) === "calls");
}

/** Answers the questions of a page. Those that are about the same rows in the same groups are counted in one pass. */
export function answerQuestions(store: OrganizationStore, questions: readonly EngineQuestion[]): MetricResult[] {
  const specs = new Map<string, PassSpec & { parts: CallPartName[] }>();
  const named = (question: EngineQuestion, range: ResolvedRange) => {
    const { dimensions, filters } = question.query;
    const key = JSON.stringify([dimensions, filters, range]);
    const parts = partsOfQuery(question.query) as CallPartName[];
    const known = specs.get(key);
    if (known) known.parts = [...new Set([...known.parts, ...parts])];
    else {
      const { scope, found } = question;
      specs.set(key, {
        dimensions,
        filters,
        parts,
        settings: scope.settings,
        found,
        ...secondsOf(range, scope.timezone),
      });
    }
    return key;
  };
  const asked = questions.map((question) => ({
    question,
    current: named(question, question.range),
    previous: question.before && named(question, question.before),
  }));
  const results = new Map<string, PassResult>();
  for (const [key, spec] of specs) results.set(key, runPass(store, spec));
  return asked.map(({ question, ...passes }) => {
    const { query, range, before, scope, currency } = question;
    const parts = partsOfQuery(query) as CallPartName[];
    const current = { range, grouped: groupsOfPass(results.get(passes.current)!, query, parts, query.limit ?? null) };
    const previous = before && {
      range: before,
      grouped: groupsOfPass(results.get(passes.previous!)!, query, parts, null),
    };
    return shapeResult(query, current, previous, { timezone: scope.timezone, currency, settings: scope.settings });
  });
}
