/** What a column of the file is read as; each field by the first of its headers that the file has. */
const HEADERS = {
  callId: ["CallId", "Call Id", "Call ID", "call_id", "id"],
  accountId: ["Account Id", "Account ID", "account_id"],
  dateTime: ["DateTime", "Date Time", "Called At", "called_at", "Start Time"],
  date: ["Date"],
  time: ["Time"],
  name: ["Name", "Customer Name"],
  phone: ["Customer #", "Customer Phone Number", "Caller Number", "Phone Number"],
  trackingSource: ["Tracking Source", "Source"],
  webSource: ["source"],
  medium: ["medium", "Medium"],
  campaign: ["campaign", "Campaign"],
  keyword: ["keyword", "Keyword", "Keywords"],
  agent: ["Agent"],
  csrName: ["CSR Name"],
  city: ["City", "Customer City"],
  state: ["State", "Customer State"],
  country: ["Country", "Customer Country"],
  trackingNumber: ["Tracking #", "Tracking Number"],
  landingPage: ["Landing Page", "Page", "Last URL"],
  referrer: ["Referral Page", "Referral", "Referrer"],
  device: ["Device"],
  browser: ["Browser"],
  adGroup: ["ad_group_id", "adgroup_id"],
  adNetwork: ["ad_network"],
  status: ["Call Status", "Status"],
  direction: ["Direction"],
  duration: ["Duration", "Duration (seconds)"],
  ringTime: ["Ring Time"],
  talkTime: ["Talk Time"],
  score: ["CSR Call Score", "Score"],
  conversion: ["CSR Conversion", "Conversion"],
  value: ["CSR Value", "Value"],
  tags: ["Tags"],
  notes: ["Notes", "Note"],
  blocked: ["Blocked"],
  callPath: ["Call Path"],
} as const;

export type Field = keyof typeof HEADERS;
export type ColumnMap = Partial<Record<Field, number>>;

/**
 * Finds the columns by their trimmed headers: spelt exactly first, since "Campaign" and "campaign" may both be there and stay
 * apart, then in any case when exactly one free column fits.
 */
export function guessColumns(header: readonly string[]): ColumnMap {
  const names = header.map((name) => name.trim());
  const lower = names.map((name) => name.toLowerCase());
  const map: ColumnMap = {};
  const taken = new Set<number>();
  const fields = Object.keys(HEADERS) as Field[];
  const assign = (field: Field, index: number) => {
    if (index < 0 || taken.has(index) || map[field] !== undefined) return;
    map[field] = index;
    taken.add(index);
  };
  for (const field of fields) for (const name of HEADERS[field]) assign(field, names.indexOf(name));
  for (const field of fields) {
    for (const name of HEADERS[field]) {
      const wanted = name.toLowerCase();
      const fits = lower.flatMap((candidate, index) => (candidate === wanted && !taken.has(index) ? [index] : []));
      if (fits.length === 1) assign(field, fits[0]!);
    }
  }
  return map;
}
