/**
 * What people may read by SQL of their own: nobody's names but colleagues', no numbers, addresses, free texts, nothing that was said. The
 * database holds it by grants on columns (see the migration); a test holds the two to each other.
 */
export const READABLE: Readonly<Record<string, readonly string[]>> = {
  leads: columns(
    'id reference stage stage_changed_at lost_reason owner_id team_id collaborator_ids contact_id merged_into source intent property_type areas bedrooms bathrooms budget_min budget_max budget_period move_date furnishing pets parking financing temperature next_follow_up_at paused_until due_at archived_at first_contacted_at imported_at created_at updated_at',
  ),
  lead_stages: columns('lead_id at from_stage to_stage until'),
  listings: columns(
    'id reference status property_id agent_id team_id title purpose property_type area building floor bedrooms bathrooms size_sqft price rent_period service_charge furnishing parking available_from permit_ends_on mandate_ends_on off_plan off_plan_sale developer handover_on pets_allowed amenities archived_at created_at updated_at',
  ),
  listing_statuses: columns('listing_id at from_status to_status until actor'),
  calls: columns(
    'id source state direction agent_id team_id lead_id contact_id started_at answered_at ended_at wrapped_up_at disposition segment_count created_at updated_at',
  ),
  call_talk: columns(
    'call_id agent_ms customer_ms silent_ms longest_agent_ms longest_customer_ms interruptions',
  ),
  call_checks: columns('call_id item result'),
  call_offers: columns('call_id mark_id kind type fate'),
  viewings: columns(
    'id lead_id contact_id listing_id agent_id team_id starts_at ends_at status created_at',
  ),
  tasks: columns('id owner_id team_id lead_id listing_id call_id due_at done_at created_at'),
  contacts: columns('id kind roles language owner_id team_id merged_into archived_at created_at'),
  property_owners: columns('property_id contact_id'),
  clocks: columns(
    'id kind lead_id listing_id owner_id started_at counts_from due_at breached_at stopped_at',
  ),
  portal_publications: columns('listing_id portal state at'),
  people: columns('id name role team_id status'),
  teams: columns('id name'),
  areas: columns('key name name_ar city parent_key'),
  reference_values: columns('kind key labels position retired_at'),
}

function columns(names: string): readonly string[] {
  return names.split(' ')
}
