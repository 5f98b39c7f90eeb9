import { type Field, fieldsOf } from "./field.ts";

const rail = (key: string, csv?: string) => ({ json: "", railJson: key, rail: csv });

const media = fieldsOf("media", [
  ["audio", "Recording", "text", { rail: "Recording|Recording URL", railJson: "recording" }],
  ["audio_wav", "Recording (WAV)", "text", { ctm: "Audio Wav", json: "" }],
  ["audio_mp3", "Recording (MP3)", "text", { ctm: "Audio MP3", json: "" }],
  ["recording_player", "Recording's player", "text", rail("recording_player")],
  ["recording_duration", "Recording's length", "duration", rail("recording_duration")],
  ["is_s3_link", "Recording lies in S3", "boolean"],
  ["user_accessed_recording", "Someone listened", "boolean", { ctm: "User Accessed Recording" }],
  // In CTM's API this is an address, in its CSV the header of the text itself.
  ["transcription", "Address of the transcript", "text"],
  [
    ...(["transcription_text", "Transcript", "text"] as const),
    {
      ctm: "Transcription",
      rail: "Transcription|Transcript",
      railJson: "transcription",
      any: "Transcription|Transcript|Call Transcript",
    },
    "transcript",
  ],
  ["transcript", "Second transcript", "text", { ctm: "transcript" }, "otherTranscript"],
  ["transcription_language", "Transcript's language", "text", { ctm: "transcription_language" }, "transcriptLanguage"],
  [
    ...(["transcription_confidence", "Transcript's confidence", "number"] as const),
    { ctm: "transcription_confidence" },
    "transcriptConfidence",
  ],
  ["summary", "Summary", "text", { ctm: "Summary", rail: "Call Summary", railJson: "call_summary" }],
  ["activity_analysis", "Analysis", "text"],
  [
    "spotted",
    "Keywords spotted",
    "list",
    { ctm: "Keyword Spotting", railJson: "keywords_spotted", rail: "Keywords Spotted" },
  ],
  ["call_highlights", "Highlights", "list", rail("call_highlights", "Call Highlights")],
  ["waveforms", "Waveforms", "list", rail("waveforms")],
  ["speaker_percent", "Shares of talk", "list", rail("speaker_percent")],
]);

const text = fieldsOf("text", [
  ["message_id", "Message id", "text"],
  ["message_body", "Message", "text", { ctm: "Message Body" }],
  ["message_media", "Message's attachments", "list"],
  ["sms_error_code", "Message's error", "text"],
  ["chat_messages", "Chat", "text", { ctm: "Chat Messages" }],
  ["chat_status", "Chat's status", "text"],
  ["chat_type", "Kind of chat", "text"],
]);

const form = fieldsOf("form", [
  ["form", "Form", "text", { ctm: "Form" }],
  ["form_form_name", "Form's name", "text", { ctm: "Form Name", json: "form.form_name" }],
  ["form_form_id", "Form's id", "text", { json: "form.form_id" }],
  ["form_trackback_id", "Form's submission", "text", { json: "form.trackback_id" }],
  ["form_number_to_call", "Form's number to call", "phone", { json: "form.number_to_call" }],
  ["form_customer_number_to_dial", "Number given in the form", "phone", { json: "form.customer_number_to_dial" }],
  ["form_name", "Name given in the form", "text", { json: "form.name" }],
  ["form_email", "E-mail given in the form", "text", { json: "form.email" }],
  ["form_custom", "Answers of the form", "list", { json: "form.custom" }],
]);

const custom = fieldsOf("custom", [
  ["custom_fields", "Custom fields, as one text", "text", { ctm: "CustomFields|Custom Fields" }],
  ["salesforce", "Salesforce", "text"],
]);

export const mediaFields: Field[] = [...media, ...text, ...form, ...custom];
