import { ParleyError } from "@parley/sdk";
import type { ImportSummary } from "../import-wire.ts";

export interface UploadOptions {
  signal: AbortSignal;
  /** Share of the file that has left the browser, 0 to 1. */
  onProgress: (share: number) => void;
}

/**
 * Sends a file to be reviewed and imported. XMLHttpRequest, because fetch does not tell how much of a body has left. Rejects
 * with a ParleyError for what the server refuses, a TypeError when it cannot be reached and an AbortError when stopped.
 */
export function uploadFile(file: File, { signal, onProgress }: UploadOptions): Promise<ImportSummary> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file);
    request.open("POST", "/api/v1/imports?review=true");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 202) resolve(request.response as ImportSummary);
      else reject(new ParleyError(request.status, request.response ?? {}));
    };
    request.onerror = () => reject(new TypeError("The server could not be reached."));
    request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}
