/** An E.164 number as calls and menus are stored by; null for what is none. */
export function phoneKey(phone: string): number | null {
  return /^\+[1-9]\d{6,14}$/.test(phone) ? Number(phone.slice(1)) : null;
}
