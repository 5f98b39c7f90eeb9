import { ValuePage, type ValueProps, valueMetadata } from "../../value-page.tsx";

export const generateMetadata = ({ params }: ValueProps) => valueMetadata(params);

export default function SourcePage({ params }: ValueProps) {
  return <ValuePage kind="sources" params={params} />;
}
