import { ValuePage, valueMetadata } from "../../value-page.tsx";

export const generateMetadata = valueMetadata;

export default function SourcePage() {
  return <ValuePage kind="sources" />;
}
