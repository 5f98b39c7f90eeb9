import {
  Ban,
  CalendarClock,
  Check,
  CircleSlash,
  Clock,
  ListChecks,
  ListTree,
  type LucideIcon,
  Minus,
  Pause,
  Phone,
  PhoneCall,
  PhoneMissed,
  PhoneOff,
  TriangleAlert,
  Undo2,
  Voicemail,
  X,
} from "lucide-react";
import { Badge, type Tone } from "./badge.tsx";

interface Look {
  word: string;
  tone: Tone;
  sign: LucideIcon;
}

/** Every status of a call, an import and a job, each with its word and its sign, so that colour never speaks alone. */
const LOOKS: Record<string, Look> = {
  scheduled: { word: "Scheduled", tone: "neutral", sign: CalendarClock },
  queued: { word: "Queued", tone: "neutral", sign: Clock },
  dialing: { word: "Dialing", tone: "info", sign: Phone },
  ringing: { word: "Ringing", tone: "info", sign: Phone },
  in_progress: { word: "In progress", tone: "accent", sign: PhoneCall },
  answered: { word: "Answered", tone: "positive", sign: Check },
  completed: { word: "Completed", tone: "positive", sign: Check },
  missed: { word: "Missed", tone: "negative", sign: PhoneMissed },
  no_answer: { word: "No answer", tone: "warning", sign: PhoneMissed },
  abandoned: { word: "Abandoned", tone: "warning", sign: PhoneOff },
  busy: { word: "Busy", tone: "warning", sign: Minus },
  voicemail: { word: "Voicemail", tone: "info", sign: Voicemail },
  completed_ivr: { word: "Ended in menu", tone: "neutral", sign: ListTree },
  failed: { word: "Failed", tone: "negative", sign: X },
  canceled: { word: "Canceled", tone: "neutral", sign: CircleSlash },
  blocked: { word: "Blocked", tone: "neutral", sign: Ban },
  spam: { word: "Spam", tone: "neutral", sign: Ban },
  review: { word: "To review", tone: "info", sign: ListChecks },
  running: { word: "Running", tone: "info", sign: Clock },
  paused: { word: "Needs a decision", tone: "warning", sign: Pause },
  undoing: { word: "Being undone", tone: "info", sign: Undo2 },
  undone: { word: "Undone", tone: "neutral", sign: Undo2 },
  partial: { word: "Partly done", tone: "warning", sign: TriangleAlert },
};

const spell = (status: string) => {
  const words = status.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The word for a status, for captions and charts' labels. */
export function statusWord(status: string): string {
  return LOOKS[status]?.word ?? spell(status);
}

/** `word` replaces the default one ("On hold 2:10"). A status it does not know is spelled out in neutral. */
export function StatusPill({ status, word, className }: { status: string; word?: string; className?: string }) {
  const look = LOOKS[status] ?? { word: spell(status), tone: "neutral" as const, sign: Minus };
  const Sign = look.sign;
  return (
    <Badge tone={look.tone} icon={<Sign aria-hidden="true" />} className={className}>
      {word ?? look.word}
    </Badge>
  );
}
