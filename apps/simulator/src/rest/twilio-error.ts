/** An error as Twilio's REST API reports it (twilio.com/docs/api/errors). */
export class TwilioError extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  toJSON(): Record<string, unknown> {
    const { status, code, message } = this;
    return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  }
}

export const notAuthenticated = () => new TwilioError(401, 20003, "Authenticate");
export const resourceNotFound = (path: string) =>
  new TwilioError(404, 20404, `The requested resource ${path} was not found`);

/** The path that a "not found" names. */
export const pathOf = (request: { url: string }) => request.url.split("?")[0]!;
