//! The three returns a council can fill in, as files to begin with.

/// Counts by team and month.
pub const FLOWS: (&str, &str) = (
    "own-flows.csv",
    "team,month,measure,count\nall,2024-10,referrals,365\nall,2024-10,starters_fte,2.0\nall,2024-10,leavers_fte,1.8\n",
);
/// Open cases by stage and time open.
pub const OPEN: (&str, &str) = (
    "own-open-cases.csv",
    "team,stage,open_for,children\nassessment,assessment,under 3 months,180\nlong-term,child-in-need,under 3 months,60\nlong-term,child-in-need,3 to 12 months,110\nlong-term,child-protection,all,95\nlong-term,court,all,40\nin-care,in-care-settled,over 1 year,210\n",
);
/// Staff by team, role and time in post.
pub const STAFF: (&str, &str) = (
    "own-staff.csv",
    "team,role,tenure,posts_fte,in_post_fte,agency_fte\nassessment,social-worker,under 2 years,18,6,3\nassessment,social-worker,2 to 5 years,0,5,0\nassessment,social-worker,over 5 years,0,3,0\nlong-term,social-worker,all,30,24,4\nlong-term,senior-social-worker,all,6,6,0\nin-care,social-worker,all,12,11,1\nmanagement,team-manager,all,9,9,0\n",
);

/// All three: name and text.
pub const ALL: [(&str, &str); 3] = [FLOWS, OPEN, STAFF];
