import { ValuePage, type ValueProps, valueMetadata } from "../../value-page.tsx";

export const generateMetadata = ({ params }: ValueProps) => valueMetadata(params);

export default function NumberPage({ params }: ValueProps) {
  return <ValuePage kind="numbers" params={params} />;
}
