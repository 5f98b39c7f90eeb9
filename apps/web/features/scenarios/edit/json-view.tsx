"use client";

import { Card, Field, Textarea } from "@parley/ui";

interface JsonViewProps {
  text: string;
  /** What is wrong, each with the place it is about. */
  problems: { pointer: string; message: string }[];
  disabled: boolean;
  onChange: (text: string) => void;
}

/** The definition as the API takes it. */
export function JsonView({ text, problems, disabled, onChange }: JsonViewProps) {
  return (
    <Card>
      <Field
        label="Definition"
        error={
          problems.length > 0 ? (
            <ul>
              {problems.map(({ pointer, message }) => (
                <li key={pointer + message}>
                  {pointer ? <code className="font-mono">{pointer} </code> : null}
                  {message}
                </li>
              ))}
            </ul>
          ) : undefined
        }
        help="As POST /api/v1/scenarios takes it."
      >
        <Textarea
          rows={24}
          spellCheck={false}
          readOnly={disabled}
          className="font-mono text-sm"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
    </Card>
  );
}
