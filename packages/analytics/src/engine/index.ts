export type { BuiltBucket } from "../segments/bucket-draft.ts";
export { boundsOfBucket, bucketOfDay, dayOfSecond } from "../segments/buckets.ts";
export { HEADER_BYTES } from "../segments/column-codec.ts";
export { ID_COLUMN } from "../segments/column-names.ts";
export {
  copyStatement,
  DETAIL_JOIN,
  type DetailColumn,
  detailText,
  tagSetSql,
  within,
} from "../segments/copy-statement.ts";
export { canAnswer, canSum, secondsOf } from "./answer.ts";
export type {
  Ask,
  CallSums,
  DictionaryRows,
  EngineList,
  EngineQuestion,
  FoundCalls,
  ListedRow,
  Loaded,
  Needs,
  Reply,
  StateRow,
} from "./messages.ts";
export { workerCode } from "./worker-code.ts";
