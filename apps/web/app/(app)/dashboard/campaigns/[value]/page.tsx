import { ValuePage, valueMetadata } from "../../value-page.tsx";

export const generateMetadata = valueMetadata;

export default function CampaignPage() {
  return <ValuePage kind="campaigns" />;
}
