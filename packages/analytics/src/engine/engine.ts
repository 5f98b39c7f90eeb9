import { wireResult } from "../result/wire-result.ts";
import { CopyReader } from "../segments/read-copy.ts";
import { answerQuestions, sumCalls } from "./answer.ts";
import { listRows } from "./list-rows.ts";
import type { Ask, Reply } from "./messages.ts";
import { needsOf, readsOfList, readsOfQuestion } from "./needs.ts";
import { OrganizationStore } from "./store.ts";

/** Answers what a worker thread is asked. Holds the segments of the organizations that were given to it. */
export class Engine {
  readonly #stores = new Map<string, OrganizationStore>();
  readonly #builds = new Map<string, CopyReader>();

  handle(ask: Ask): Reply {
    switch (ask.kind) {
      case "answer": {
        const store = this.#store(ask.organizationId);
        const needs = needsOf(store, ask.epoch, ask.questions.flatMap(readsOfQuestion));
        if (needs) return { kind: "needs", needs };
        const answers = answerQuestions(store, ask.questions);
        const results = ask.text ? answers.map(wireResult) : answers;
        return { kind: "answers", results, bytes: store.recount(), rows: store.rows };
      }
      case "sums": {
        const store = this.#store(ask.organizationId);
        const needs = needsOf(store, ask.epoch, readsOfQuestion(ask.question));
        if (needs) return { kind: "needs", needs };
        return { kind: "sums", sums: sumCalls(store, ask.question), bytes: store.recount() };
      }
      case "list": {
        const store = this.#store(ask.organizationId);
        const needs = needsOf(store, ask.epoch, readsOfList(ask.list));
        if (needs) return { kind: "needs", needs };
        return { kind: "rows", ...listRows(store, ask.list), bytes: store.recount() };
      }
      case "load": {
        const store = this.#store(ask.organizationId);
        return { kind: "loaded", ...store.load(ask.loaded), bytes: store.bytes };
      }
      case "forget":
        this.#stores.delete(ask.organizationId);
        return { kind: "done" };
      case "build start":
        this.#builds.set(ask.build, new CopyReader(ask.buckets, new Map(ask.bucketOfDay), ask.details));
        return { kind: "done" };
      case "build chunk":
        this.#builds.get(ask.build)!.push(ask.chunk);
        return { kind: "done" };
      case "build end": {
        const reader = this.#builds.get(ask.build)!;
        this.#builds.delete(ask.build);
        return { kind: "built", buckets: reader.finish() };
      }
    }
  }

  #store(organizationId: string): OrganizationStore {
    const known = this.#stores.get(organizationId);
    if (known) return known;
    const made = new OrganizationStore();
    this.#stores.set(organizationId, made);
    return made;
  }
}
