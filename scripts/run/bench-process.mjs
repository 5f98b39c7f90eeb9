// Loads one bench and prints its metrics as they come: JSON lines with --json, else a table. Exit code 0 when all pass.
const [name, ...args] = process.argv.slice(2);
const asJson = args.includes("--json");
const { bench } = await import(`../bench/${name}.ts`);
const cell = (value, width) => String(value).padStart(width);

let missed = 0;
let measured = 0;
if (!asJson) console.log(`${"metric".padEnd(36)}${cell("value", 14)} ${"unit".padEnd(10)}${cell("target", 14)}  pass`);
for await (const metric of await bench()) {
  measured++;
  if (!metric.pass) missed++;
  if (asJson) {
    console.log(JSON.stringify(metric));
    continue;
  }
  const target = metric.target == null ? "-" : `${metric.better === "lower" ? "<=" : ">="} ${metric.target}`;
  const value = typeof metric.value === "number" ? Number(metric.value.toPrecision(4)) : metric.value;
  console.log(
    `${metric.metric.padEnd(36)}${cell(value, 14)} ${String(metric.unit ?? "").padEnd(10)}${cell(target, 14)}  ${metric.pass ? "yes" : "NO"}`,
  );
}
if (measured === 0) console.error(`The bench "${name}" measured nothing.`);
process.exit(missed > 0 || measured === 0 ? 1 : 0);
