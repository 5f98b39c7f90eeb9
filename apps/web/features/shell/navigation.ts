import type { LucideIcon } from "lucide-react";
import {
  AudioWaveform,
  ClipboardCheck,
  FlaskConical,
  Hash,
  Inbox,
  LayoutDashboard,
  LayoutGrid,
  PhoneCall,
  PhoneOutgoing,
  Radio,
  Route,
  Settings,
  Upload,
  Users,
} from "lucide-react";

/** What the shell needs to know about the viewer to decide which pages to name. */
export interface NavigationViewer {
  permissions: string[];
  isOperator: boolean;
}

export interface NavigationEntry {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Second key after g. */
  key?: string;
  /** Any one of these lets the viewer in; none means everybody. */
  anyOf?: string[];
  operatorOnly?: boolean;
  /** Other words that find it in the command palette. */
  keywords?: string[];
}

const WORK: NavigationEntry[] = [
  {
    href: "/dashboard",
    label: "Dashboard",
    icon: LayoutDashboard,
    key: "d",
    anyOf: ["overview", "marketing", "admissions", "executive", "ai_calls"].map((tab) => `dashboards.${tab}`),
    keywords: ["overview", "numbers", "charts"],
  },
  {
    href: "/dashboard/live",
    label: "Live",
    icon: Radio,
    key: "l",
    anyOf: ["dashboards.admissions", "dashboards.ai_calls"],
    keywords: ["now", "calls in progress", "agents on calls"],
  },
  {
    href: "/dashboards",
    label: "Dashboards",
    icon: LayoutGrid,
    key: "b",
    anyOf: ["analytics.query"],
    keywords: ["boards", "tiles", "tv", "share"],
  },
  {
    href: "/experiments",
    label: "Experiments",
    icon: FlaskConical,
    key: "x",
    anyOf: ["analytics.query"],
    keywords: ["a/b", "test", "compare", "variant"],
  },
  {
    href: "/journeys",
    label: "Journeys",
    icon: Route,
    key: "j",
    anyOf: ["dashboards.marketing"],
    keywords: ["attribution", "touches", "paths", "visitors"],
  },
  {
    href: "/calls",
    label: "Calls",
    icon: PhoneCall,
    key: "c",
    anyOf: ["calls.read"],
    keywords: ["list", "recordings"],
  },
  {
    href: "/calls/new",
    label: "New call",
    icon: PhoneOutgoing,
    key: "n",
    anyOf: ["calls.place"],
    keywords: ["place", "dial", "phone"],
  },
  {
    href: "/personas",
    label: "Personas",
    icon: AudioWaveform,
    key: "p",
    anyOf: ["personas.read"],
    keywords: ["agent", "voice", "knowledge", "tools", "learning", "talk to your agent"],
  },
  {
    href: "/numbers",
    label: "Numbers",
    icon: Hash,
    key: "m",
    anyOf: ["personas.read"],
    keywords: ["inbound", "phone numbers", "hours", "greeting"],
  },
  {
    href: "/scenarios",
    label: "Scenarios",
    icon: ClipboardCheck,
    key: "e",
    anyOf: ["personas.read"],
    keywords: ["test", "evaluation", "simulator", "callee"],
  },
  {
    href: "/import",
    label: "Import",
    icon: Upload,
    key: "i",
    anyOf: ["imports.read", "imports.manage"],
    keywords: ["csv", "upload", "file"],
  },
];

const ORGANIZATION: NavigationEntry[] = [
  { href: "/team", label: "Team", icon: Users, key: "t", anyOf: ["members.read"], keywords: ["members", "invite"] },
  { href: "/settings/profile", label: "Settings", icon: Settings, key: "s", keywords: ["profile", "account"] },
  {
    href: "/operator/outbox",
    label: "Outbox",
    icon: Inbox,
    key: "o",
    operatorOnly: true,
    keywords: ["mail", "e-mail"],
  },
];

const SETTINGS: Omit<NavigationEntry, "icon">[] = [
  { href: "/settings/profile", label: "Profile", keywords: ["name", "e-mail", "account"] },
  { href: "/settings/security", label: "Security", keywords: ["password", "two-factor", "passkeys", "sessions"] },
  {
    href: "/settings/organization",
    label: "Organization",
    anyOf: ["organization.manage"],
    keywords: ["time zone", "currency", "name"],
  },
  { href: "/settings/api-keys", label: "API keys", anyOf: ["api_keys.manage"], keywords: ["token", "developer"] },
  {
    href: "/settings/integrations",
    label: "Integrations",
    anyOf: ["imports.read"],
    keywords: ["import sources", "callrail", "calltrackingmetrics", "webhook", "s3", "sync"],
  },
  {
    href: "/settings/source-names",
    label: "Source names",
    anyOf: ["imports.read"],
    keywords: ["rules", "merge", "medium", "campaign", "spelling"],
  },
  { href: "/settings/data", label: "Data", anyOf: ["organization.manage"], keywords: ["demo", "delete", "export"] },
];

function admits(viewer: NavigationViewer, entry: Pick<NavigationEntry, "anyOf" | "operatorOnly">): boolean {
  if (entry.operatorOnly && !viewer.isOperator) return false;
  return !entry.anyOf || entry.anyOf.some((permission) => viewer.permissions.includes(permission));
}

/** The sidebar's groups, without what the viewer may not open. */
export function navigationFor(viewer: NavigationViewer): { id: string; label: string; entries: NavigationEntry[] }[] {
  return [
    { id: "work", label: "Work", entries: WORK.filter((entry) => admits(viewer, entry)) },
    { id: "organization", label: "Organization", entries: ORGANIZATION.filter((entry) => admits(viewer, entry)) },
  ];
}

/** The pages under Settings, in the order of their tabs, without what the viewer may not open. */
export function settingsPagesFor(viewer: NavigationViewer): { href: string; label: string; keywords?: string[] }[] {
  return SETTINGS.filter((entry) => admits(viewer, entry));
}

/** The entry that a path lies under: the longest address that it starts with. Settings is one entry for all its pages. */
export function activeEntry(entries: NavigationEntry[], path: string): NavigationEntry | undefined {
  const under = (entry: NavigationEntry) => {
    const base = entry.href === "/settings/profile" ? "/settings" : entry.href;
    return path === base || path.startsWith(`${base}/`);
  };
  return entries.filter(under).sort((a, b) => b.href.length - a.href.length)[0];
}
