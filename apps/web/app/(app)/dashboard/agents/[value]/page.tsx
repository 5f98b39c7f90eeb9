import { ValuePage, valueMetadata } from "../../value-page.tsx";

export const generateMetadata = valueMetadata;

export default function AgentPage() {
  return <ValuePage kind="agents" />;
}
