/**
 * The channel of the bench's own sources and mediums as Postgres SQL, written out by hand: the baseline gets a column that stands ready, and an
 * answer that differs from it would be noticed.
 */
export function channelSql(source: string, medium: string): string {
  const social = `${source} = 'Facebook'`;
  const withoutMedium = `case when ${social} then 'Organic social' when ${source} in ('Google Ads', 'Bing Ads') then 'Paid search'
    when ${source} = 'Google Organic' then 'Organic search' when ${source} = 'Radio' then 'Offline'
    when ${source} is null or ${source} = 'Direct' then 'Direct' else 'Other' end`;
  const withAnother = `case when ${social} then 'Organic social' when ${source} in ('Google Ads', 'Bing Ads') then 'Paid search'
    when ${source} = 'Google Organic' then 'Organic search' when ${source} = 'Radio' then 'Offline' else 'Other' end`;
  return `case ${medium} when 'cpc' then case when ${social} then 'Paid social' else 'Paid search' end
    when 'organic' then case when ${social} then 'Organic social' else 'Organic search' end when 'paid_social' then 'Paid social'
    when 'social' then 'Organic social' when 'email' then 'Email' when 'display' then 'Display' when 'print' then 'Offline'
    when 'referral' then case when ${social} then 'Organic social' else 'Referral' end
    when 'affiliate' then case when ${social} then 'Organic social' else 'Referral' end
    when 'sms' then ${withAnother} when 'video' then ${withAnother} else ${withoutMedium} end`;
}
