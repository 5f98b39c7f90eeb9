export { type Carrier, CarrierRefusal } from "./carrier.ts";
export { dialCall, failCall, rememberSid } from "./dial-call.ts";
export { exportCalls } from "./export-calls.ts";
export { findRecording } from "./find-recording.ts";
export { type FinishedCall, finishCall } from "./finish-call.ts";
export { transcriptAsText, transcriptAsVtt } from "./format-transcript.ts";
export { type CallDetail, getCall, type TranscriptSegment } from "./get-call.ts";
export { hangUpCall } from "./hang-up-call.ts";
export { keepCompressedRecording } from "./keep-compressed-recording.ts";
export { type FieldChange, listCallHistory } from "./list-call-history.ts";
export { type CallPage, listCalls } from "./list-calls.ts";
export { type AiCallFacts, loadConversation } from "./load-conversation.ts";
export { placeCall } from "./place-call.ts";
export { Questions } from "./questions.ts";
export { type ReceivedCall, receiveCall } from "./receive-call.ts";
export { type NewCallEvent, recordCallEvent } from "./record-call-event.ts";
export { recordCarrierStatus } from "./record-carrier-status.ts";
export {
  type NewSegment,
  recordSegment,
  recordTurn,
  startConversation,
  type TurnLatency,
} from "./record-conversation.ts";
export { type RecordedInsights, recordInsights } from "./record-insights.ts";
export { recordWritten } from "./record-written.ts";
export { scheduleCallback } from "./schedule-callback.ts";
export {
  CallFilters,
  type CallStatus,
  type CallSummary,
  callStatuses,
  finalStatuses,
  ListCallsInput,
  PlaceCallInput,
  UpdateCallInput,
} from "./schemas.ts";
export { StartBrowserCallInput, startBrowserCall } from "./start-browser-call.ts";
export { type SummaryRow, summaryColumns, toSummary } from "./summary-columns.ts";
export { typedAnswer } from "./typed-answer.ts";
export { updateCall } from "./update-call.ts";
