import { ValuePage, type ValueProps, valueMetadata } from "../../value-page.tsx";

export const generateMetadata = ({ params }: ValueProps) => valueMetadata(params);

export default function CampaignPage({ params }: ValueProps) {
  return <ValuePage kind="campaigns" params={params} />;
}
