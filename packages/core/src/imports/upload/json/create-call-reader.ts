import { Tokenizer, TokenType } from "@streamparser/json";
import { type JsonObject, type JsonValue, NumberText } from "./json-value.ts";

/** Deeper than anything that calls hold; keeps recursion over a value short. */
const DEEPEST = 32;
/** Keys and values of one call: a list of millions of numbers is no call. */
const MOST_VALUES = 100_000;
/** Members of a top-level object under which APIs list their calls. */
const LISTS = new Set(["calls", "data"]);

/** Not JSON, or JSON that holds no calls. The message continues "The JSON ...". */
export class JsonRefused extends Error {}

export interface CallReader {
  /** Takes the next bytes. Throws JsonRefused, or TokenizerError for what is not JSON. */
  push(bytes: Buffer): void;
  /** Throws JsonRefused when the text ends inside a value. */
  end(): void;
}

interface Frame {
  /** Null: a list of calls, each of which goes out when it is complete. */
  value: JsonObject | JsonValue[] | null;
  key: string;
  expects: "first" | "key" | "colon" | "value" | "comma";
}

/**
 * Finds the calls in JSON as it arrives, one in memory at a time: a list, one call, an API's page with the list under `calls` or
 * `data`, and any number of these one after another (JSON lines).
 */
export function createCallReader(onCall: (call: JsonObject) => void): CallReader {
  const tokenizer = new ExactTokenizer({ separator: "", stringBufferSize: 64 * 1024 });
  const frames: Frame[] = [];
  // The top-level object is an API's page around its list of calls, and no call.
  let isPage = false;
  let values = 0;

  function open(value: JsonObject | JsonValue[]): void {
    const parent = frames.at(-1);
    const isList = Array.isArray(value) && (!parent || (frames.length === 1 && LISTS.has(parent.key)));
    if (frames.length >= DEEPEST) throw new JsonRefused(`is nested more than ${DEEPEST} levels deep`);
    if (!parent || isList) isPage = isList;
    frames.push({ value: isList ? null : value, key: "", expects: "first" });
  }

  function close(frame: Frame): void {
    frames.pop();
    if (frames.length > 0) add(frame.value);
    else if (frame.value instanceof Map && !isPage) give(frame.value);
  }

  /** Puts a complete value where it belongs; null is also what a list that was handed out leaves behind. */
  function add(value: JsonValue): void {
    const parent = frames.at(-1);
    if (!parent) throw new JsonRefused("holds no calls");
    values += 1;
    if (values > MOST_VALUES) throw new JsonRefused(`has a call of more than ${MOST_VALUES} values`);
    if (parent.value === null) {
      if (!(value instanceof Map)) throw new JsonRefused("lists something else than calls");
      give(value);
    } else if (Array.isArray(parent.value)) parent.value.push(value);
    else parent.value.set(parent.key, value);
    parent.expects = "comma";
  }

  function give(call: JsonObject): void {
    values = 0;
    onCall(call);
  }

  tokenizer.onToken = ({ token, value }) => {
    const frame = frames.at(-1);
    const isObject = frame?.value instanceof Map;
    const isKey = isObject && (frame.expects === "first" || frame.expects === "key");
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
      const fits = frame && isObject === (token === TokenType.RIGHT_BRACE);
      if (!fits || (frame.expects !== "first" && frame.expects !== "comma"))
        throw new JsonRefused("is not well formed");
      close(frame);
    } else if (token === TokenType.COLON) expectNext(frame, "colon", "value");
    else if (token === TokenType.COMMA) expectNext(frame, "comma", isObject ? "key" : "value");
    else if (isKey) {
      if (token !== TokenType.STRING) throw new JsonRefused("is not well formed");
      frame.key = value as string;
      frame.expects = "colon";
    } else if (frame && frame.expects !== "value" && frame.expects !== "first") {
      throw new JsonRefused("is not well formed");
    } else if (token === TokenType.LEFT_BRACE) open(new Map());
    else if (token === TokenType.LEFT_BRACKET) open([]);
    else add(token === TokenType.NUMBER ? new NumberText(tokenizer.lastNumber) : (value as string | boolean | null));
  };
  tokenizer.onError = (error) => {
    throw error;
  };

  return {
    push: (bytes) => tokenizer.write(bytes),
    end() {
      if (frames.length > 0) throw new JsonRefused("ends in the middle");
    },
  };
}

function expectNext(frame: Frame | undefined, now: Frame["expects"], next: Frame["expects"]): void {
  if (frame?.expects !== now) throw new JsonRefused("is not well formed");
  frame.expects = next;
}

class ExactTokenizer extends Tokenizer {
  lastNumber = "";

  protected override parseNumber(text: string): number {
    this.lastNumber = text;
    return 0;
  }
}
