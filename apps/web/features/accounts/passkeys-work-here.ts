export const PASSKEYS_NEED =
  "Passkeys need https and a name in the address bar, or localhost. Open Parley at such an address.";

/** Browsers make passkeys for names only, never for bare IP addresses, and only over https or on localhost. */
export function passkeysWorkHere(): boolean {
  const { hostname } = window.location;
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.includes(":");
  return window.isSecureContext && "PublicKeyCredential" in window && !isAddress;
}
