import { ValuePage, valueMetadata } from "../../value-page.tsx";

export const generateMetadata = valueMetadata;

export default function NumberPage() {
  return <ValuePage kind="numbers" />;
}
