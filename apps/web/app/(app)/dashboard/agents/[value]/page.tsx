import { ValuePage, type ValueProps, valueMetadata } from "../../value-page.tsx";

export const generateMetadata = ({ params }: ValueProps) => valueMetadata(params);

export default function AgentPage({ params }: ValueProps) {
  return <ValuePage kind="agents" params={params} />;
}
