"use client";

import { Checkbox, Field, Input } from "@parley/ui";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { TimezoneSelect } from "@/features/organizations/timezone-select.tsx";
import { dayProblem, WEEKDAYS } from "./hours.ts";
import type { NumberForm } from "./number-input.ts";

/** When the persona answers; outside these times the fallback holds. */
export function HoursFields({ timezones }: { timezones: string[] }) {
  const { control, register, formState } = useFormContext<NumberForm>();
  const [always, week] = useWatch({ control, name: ["always", "week"] });
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium">Opening hours</legend>
      <Controller
        name="always"
        control={control}
        render={({ field }) => <Checkbox label="Always open" checked={field.value} onCheckedChange={field.onChange} />}
      />
      {always ? null : (
        <>
          <Field label="Time zone" error={formState.errors.timezone?.message}>
            <Controller
              name="timezone"
              control={control}
              render={({ field }) => (
                <TimezoneSelect
                  fieldId="number-timezone"
                  timezones={timezones}
                  value={field.value}
                  onValueChange={field.onChange}
                />
              )}
            />
          </Field>
          <ul className="flex flex-col gap-2">
            {WEEKDAYS.map((name, at) => {
              const problem = week[at] ? dayProblem(week[at]) : null;
              return (
                <li key={name} className="grid grid-cols-[minmax(0,1fr)_104px_104px] items-center gap-2">
                  <Controller
                    name={`week.${at}.open`}
                    control={control}
                    render={({ field }) => (
                      <Checkbox label={name} checked={field.value} onCheckedChange={field.onChange} />
                    )}
                  />
                  {week[at]?.open ? (
                    <>
                      <Input type="time" aria-label={`${name}, opens at`} {...register(`week.${at}.opensAt`)} />
                      <Input
                        type="time"
                        aria-label={`${name}, closes at`}
                        {...register(`week.${at}.closesAt`, {
                          validate: (_, form) => dayProblem(form.week[at]!) ?? true,
                        })}
                      />
                    </>
                  ) : (
                    <span className="col-span-2 text-sm text-muted">Closed</span>
                  )}
                  {problem ? (
                    <p role="alert" className="col-span-full text-sm text-negative">
                      {name}: {problem}
                    </p>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </fieldset>
  );
}
