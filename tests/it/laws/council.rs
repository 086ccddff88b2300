//! Made-up councils, valid and varied: every mechanism is in some of them.

use std::fmt::Write;

use proptest::prelude::*;

/// What a made-up council is made from; small numbers make small councils.
#[derive(Clone, Debug)]
pub(crate) struct Knobs {
    pub(crate) teams: Vec<TeamKnobs>,
    pub(crate) stages: Vec<u8>,
    pub(crate) referrals: u32,
    pub(crate) months: u32,
    pub(crate) ceiling: u8,
    pub(crate) choice: u8,
    pub(crate) most: u32,
    pub(crate) back: u8,
    pub(crate) agency: u8,
    pub(crate) routes: u8,
    pub(crate) has: [bool; 16],
    pub(crate) changes: [bool; 9],
    pub(crate) people: [bool; 12],
}

/// What a made-up team is made from.
#[derive(Clone, Debug)]
pub(crate) struct TeamKnobs {
    pub(crate) posts: u32,
    pub(crate) tenths: u32,
    pub(crate) filled: u32,
    pub(crate) agency: u32,
    pub(crate) copies: u32,
    pub(crate) works: u8,
    pub(crate) open: u32,
    pub(crate) young: bool,
}

fn team() -> impl Strategy<Value = TeamKnobs> {
    let numbers = (1..9_u32, 0..10_u32, 0..130_u32, 0..4_u32, 1..4_u32);
    (numbers, any::<u8>(), 0..25_u32, any::<bool>()).prop_map(
        |((posts, tenths, filled, agency, copies), works, open, young)| TeamKnobs {
            posts,
            tenths,
            filled,
            agency,
            copies,
            works,
            open,
            young,
        },
    )
}

/// Any made-up council.
pub(crate) fn knobs() -> impl Strategy<Value = Knobs> {
    let shape = (prop::collection::vec(team(), 1..5), prop::collection::vec(0..7_u8, 1..7));
    let sizes = (20..700_u32, 4..16_u32, 3..25_u32);
    let choices = (0..3_u8, 0..3_u8, 0..3_u8, 0..3_u8, 0..8_u8);
    (shape, sizes, choices, any::<[bool; 16]>(), any::<[bool; 9]>(), any::<[bool; 12]>()).prop_map(
        |(shape, sizes, choices, has, changes, people)| Knobs {
            teams: shape.0,
            stages: shape.1,
            referrals: sizes.0,
            months: sizes.1,
            most: sizes.2,
            ceiling: choices.0,
            choice: choices.1,
            back: choices.2,
            agency: choices.3,
            routes: choices.4,
            has,
            changes,
            people,
        },
    )
}

pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Knobs {
    pub(crate) fn work(&self) -> bool {
        self.has[0]
    }
    fn families(&self) -> bool {
        self.has[1]
    }
    pub(crate) fn ages(&self) -> bool {
        self.has[2]
    }
    fn groups(&self) -> bool {
        self.has[3]
    }
    pub(crate) fn leaving(&self) -> bool {
        self.has[4]
    }
    fn pay(&self) -> bool {
        self.has[5]
    }
    fn any_time(&self) -> bool {
        self.has[6]
    }
    fn weekly(&self) -> bool {
        self.has[7]
    }
    fn starts_empty(&self) -> bool {
        self.has[8] && self.has[9]
    }
    fn reorganises(&self) -> bool {
        self.changes[0]
    }

    /// The council as a file, table by table.
    pub(crate) fn tables(&self) -> Vec<String> {
        let mut tables = vec![self.period(), self.demand()];
        tables.extend(self.roles());
        tables.extend(self.stages.iter().enumerate().map(|(index, kind)| self.stage(index, *kind)));
        tables.extend(self.teams.iter().enumerate().map(|(index, team)| self.team(index, team)));
        if self.reorganises() {
            tables.push(self.new_team("new-a", 6));
            tables.push(self.new_team("new-b", 3));
        }
        tables.extend(self.people());
        tables.extend(self.mechanisms());
        tables.extend(super::changes::tables(self));
        tables
    }

    /// The council as a file.
    pub(crate) fn text(&self) -> String {
        format!("title = \"Made up\"\n{}", self.tables().join("\n"))
    }

    fn period(&self) -> String {
        let (years, month) = (self.months / 12, self.months % 12 + 1);
        let record = if self.weekly() { "record = \"week\"\n" } else { "" };
        format!(
            "[period]\nstart = 2019-01-01\nend = {}-{month:02}-28\n{record}[verification]\nany_time = {}\nstarts_empty = {}\n",
            2019 + years,
            self.any_time(),
            self.starts_empty()
        )
    }

    fn demand(&self) -> String {
        let months: String = MONTHS.iter().map(|month| format!("{month} = {}\n", 80 + month.len() * 5)).collect();
        let ratio = 1.0 + f64::from(self.most % 4) * 0.5;
        format!(
            "[demand]\nreferrals_per_year = {{ likely = {0}, low = {1}, high = {2} }}\ngrowth_percent_per_year = 3\nvariance_ratio = {ratio}\nfirst_stage = \"s0\"\nthreshold_strength = 0.2\n[demand.month_percent]\n{months}",
            self.referrals,
            f64::from(self.referrals) * 0.8,
            f64::from(self.referrals) * 1.3
        )
    }

    fn roles(&self) -> Vec<String> {
        let role = |name: &str, registered: bool, share: u32| {
            format!(
                "[role.{name}]\nname = \"{name}\"\nregistered = {registered}\ncaseload_percent = {share}\nleaving_percent = 110\n"
            )
        };
        vec![role("social-worker", true, 100), role("practitioner", false, 50), role("senior", true, 40)]
    }

    fn held(kind: u8) -> &'static str {
        match kind {
            3 => "[]",
            0 | 2 => "[\"social-worker\"]",
            5 => "[\"social-worker\", \"practitioner\"]",
            _ => "[\"social-worker\", \"practitioner\", \"senior\"]",
        }
    }

    fn stage(&self, index: usize, kind: u8) -> String {
        let mut text = format!("[stage.s{index}]\nname = \"Stage {index}\"\nheld_by = {}\n", Self::held(kind));
        text += match kind {
            0 => {
                "lasts_working_days = { histogram = { up_to = [5, 20, 45], percent = [10, 30, 45, 15], beyond_mean = 10 } }\ndeadline_working_days = 45\nclock_from = \"referral\"\nlate_strength = 1.2\ncounts_as = \"assessment\"\nurgent = true\nhours_in_all = 12\npriority = 2\n"
            }
            1 => {
                "lasts_weeks = { lognormal = { mean = { likely = 16, low = 10, high = 24 }, cv = 1.2 } }\nelastic_percent = 60\nhours_per_month = 4\nfirst_weeks = { weeks = 4, hours_percent = 150 }\nweight = 0.8\n"
            }
            2 => {
                "lasts_months = { reviews = { at_months = [3, 8], end_percent = [15, 60], between_percent = 13, between_until_months = 6 } }\ncounts_as = \"child-protection\"\nurgent = true\nhours_per_month = 9\npriority = 1\nvisits = { every_working_days = 10, hours = 1.5, priority = 1 }\nweight = 1.7\n"
            }
            3 => "lasts_days = { exponential = { mean = 9 } }\n",
            4 => "lasts_days = { uniform = { from = 3, to = 200 } }\nhours_per_month = 3\ncounts_as = \"in-care\"\n",
            5 => {
                "lasts_weeks = { gamma = { mean = 12, cv = 0.7 } }\nelastic_percent = 100\nhours_per_month = 5\nvisits = { every_working_days = 20, hours = 1, priority = 3 }\n"
            }
            _ => {
                "lasts_working_days = { fixed = 12 }\ndeadline_working_days = 15\ncounts_as = \"conference\"\nhours_in_all = 8\n"
            }
        };
        if self.ages() && kind == 4 {
            text += "ends_at_age = { age = 18, goes_to = \"closed\" }\n";
        }
        let next: Vec<String> = (index + 1..self.stages.len())
            .take(2)
            .map(|next| format!("s{next} = {}, ", 45 - 10 * (next - index)))
            .collect();
        let back = if index > 0 && kind != 3 { "s0 = 5, " } else { "" };
        let _ = writeln!(text, "exits_percent = {{ {}{back}closed = \"rest\" }}", next.concat());
        text
    }

    fn all_stages(&self) -> String {
        let names: Vec<String> = (0..self.stages.len()).map(|stage| format!("\"s{stage}\"")).collect();
        names.join(", ")
    }

    fn team(&self, index: usize, team: &TeamKnobs) -> String {
        let posts = f64::from(team.posts * team.copies) + f64::from(team.tenths) / 10.0;
        let filled = posts * f64::from(team.filled) / 100.0;
        // The first team works on everything, so that no child has nowhere to go.
        let works: Vec<usize> =
            (0..self.stages.len()).filter(|stage| index == 0 || team.works >> stage & 1 == 1).collect();
        let names: Vec<String> = works.iter().map(|stage| format!("\"s{stage}\"")).collect();
        let open: Vec<String> = works
            .iter()
            .filter(|stage| self.stages[**stage] != 3)
            .map(|stage| format!("s{stage} = {}", team.open))
            .collect();
        let mut text = format!(
            "[team.t{index}]\nname = \"Team {index}\"\nworks_on = [{}]\nhow_many = {}\nposts_fte = {{ social-worker = {posts:.1}, practitioner = 2, senior = 1 }}\nin_post_fte = {{ social-worker = {filled:.2}, practitioner = 1 }}\nagency_fte = {{ social-worker = {} }}\nopen_children = {{ {} }}\n",
            names.join(", "),
            team.copies,
            team.agency,
            open.join(", ")
        );
        if self.ages() && index > 0 && team.young {
            text += "ages = { from = 5, to = 12 }\n";
        }
        if self.groups() && index == 1 {
            text += "groups = [\"disabled\"]\n";
        }
        text
    }

    fn new_team(&self, name: &str, posts: u32) -> String {
        format!(
            "[team.{name}]\nname = \"{name}\"\nworks_on = [{}]\nposts_fte = {{ social-worker = {posts}, practitioner = 1 }}\n",
            self.all_stages()
        )
    }

    /// A text where a mechanism of the workforce is on.
    fn on(&self, mechanism: usize, text: &'static str) -> &'static str {
        if self.people[mechanism] { text } else { "" }
    }

    fn people(&self) -> Vec<String> {
        let mut tables = vec!["[induction.new]\nuntil_weeks = [13, 40]\npercent = [40, 80]\n".to_owned()];
        if self.leaving() {
            let ways =
                self.on(3, "destination_percent = { another_council = 27, agency = 17, out_of_the_sector = 56 }\n");
            tables.push(format!("[leaving]\npercent_per_year = {{ likely = 40, low = 25, high = 60 }}\nnotice_weeks = 6\ntenure_percent = {{ under_2_years = 120, from_2_to_5_years = 100, over_5_years = 80 }}\nworkload_strength = 0.7\n{}[tenure]\nin_post_percent = {{ under_2_years = 30, from_2_to_5_years = 30, over_5_years = 40 }}\n", ways));
        }
        if self.routes & 1 == 1 {
            tables.push(format!("[recruitment.market]\nfills = [\"senior\", \"social-worker\"]\napplicants_per_year = 20\nlead_weeks = {{ gamma = {{ mean = 10, cv = 0.5 }} }}\ndrop_out_percent = 15\nworkload_strength = 0.7\ninduction = \"new\"\n{}{}", self.on(4, "approval_weeks = 3\nexperienced_holders_per_starter = 1.5\n"), self.on(5, "first_year_leaving_percent = 40\nstarter_pounds = 9000\n")));
        }
        if self.routes & 2 == 2 {
            tables.push("[recruitment.cohort]\nfills = [\"social-worker\"]\napplicants_per_year = 10\nlead_weeks = 8\ndrop_out_percent = 10\ncohort_percent = { \"03-15\" = 35, \"09-10\" = 65 }\ninduction = \"new\"\n".into());
        }
        if self.routes & 4 == 4 {
            tables.push(format!("[recruitment.own]\nfills = [\"practitioner\", \"senior\"]\ntime_to_fill_days = {{ lognormal = {{ mean = 80, cv = 0.6 }} }}\n{}", self.on(6, "approval_weeks = 3\nadverts_fail_percent = 30\nadvert_again_days = 20\n")));
        }
        tables.extend(self.moves());
        if self.agency > 0 {
            let supply = if self.agency == 2 { "supply_per_year = 30\nat_most_fte = 6\n" } else { "" };
            tables.push(format!("[agency]\ncovers = [\"social-worker\"]\nask_percent = 70\n{supply}lead_weeks = {{ exponential = {{ mean = 3 }} }}\nstays_weeks = {{ exponential = {{ mean = 20 }} }}\nnotice_weeks = 4\ninduction = \"new\"\n{}{}", self.on(0, "converts_percent_per_year = 60\nconversion_pounds = 3000\n"), self.on(1, "on_top_percent = 25\n")));
        }
        tables
    }

    /// Promotion, duty and leave.
    fn moves(&self) -> Vec<String> {
        let mut tables = Vec::new();
        if self.people[7] {
            tables.push("[promotion.up]\nfrom = \"social-worker\"\nto = \"senior\"\npercent_per_year = 80\n[promotion.over]\nfrom = \"practitioner\"\nto = \"social-worker\"\npercent_per_year = 60\n".into());
        }
        if self.people[8] {
            tables.push("[duty]\nstage = \"s0\"\none_day_in = { likely = 8, low = 5, high = 14 }\n".into());
        }
        if self.people[9] {
            let months: String = MONTHS.iter().map(|month| format!("{month} = {}\n", 60 + month.len() * 8)).collect();
            tables.push(format!("[leave]\ndays_per_year = 30\n[leave.month_percent]\n{months}"));
        }
        tables
    }

    fn mechanisms(&self) -> Vec<String> {
        let ceiling = ["hard", "soft", "none"][usize::from(self.ceiling)];
        let choice = ["most-room", "where-they-live", "by-chance"][usize::from(self.choice)];
        let mut tables = vec![format!(
            "[allocation]\nceiling = \"{ceiling}\"\nmost_children = {}\nwaits_above_percent = 120\n{}ignores_load_percent = 20\nteam_choice = \"{choice}\"\n",
            self.most,
            if self.has[14] { "waits_at_most_weeks = 5\n" } else { "" },
        )];
        let mut when = |has: bool, text: &str| {
            if has {
                tables.push(text.to_owned());
            }
        };
        when(
            self.work(),
            "[work]\ncase_hours_per_week = 22\novertime_percent = 10\nless_time_strength = 0.5\nfelt_over_weeks = 10\n",
        );
        when(
            self.families(),
            "[families]\nchildren_percent = [55, 25, 12, 8]\nshared_path_percent = 60\nfurther_child_hours_percent = { likely = 60, low = 40, high = 80 }\n",
        );
        when(self.ages(), "[ages]\nup_to = [1, 5, 10, 16, 18]\npercent = [10, 20, 25, 35, 10]\n");
        when(self.groups(), "[group.disabled]\nname = \"Disabled children\"\npercent_of_families = 15\n");
        when(
            self.back == 1,
            "[rereferral]\nwithin_12_months_percent = { likely = 20, low = 15, high = 26 }\nshape = 0.7\nworkload_strength = 0.7\n",
        );
        when(self.back == 2, "[rereferral]\nreturns_percent = 20\nafter_days = { uniform = { from = 0, to = 200 } }\n");
        when(self.has[10], "[differences]\nworker_cv = { likely = 0.3, low = 0.2, high = 0.4 }\nteam_cv = 0.15\n");
        when(
            self.has[11],
            "[between_years]\nreferrals_lasting_percent = 12\nreferrals_passing_percent = 7\nleaving_lasting_percent = 10\nleaving_percent = 20\napplicants_lasting_percent = 15\napplicants_percent = 30\n",
        );
        when(
            self.has[12],
            "[handover]\nhours = 4\nold_worker_hours = 3\ndelay_weeks = 2\nfirst_weeks_with_new_worker = { weeks = 4, hours_percent = 150 }\n",
        );
        let cover = if self.agency > 0 { self.on(2, "agency_cover_percent = 60\n") } else { "" }.to_owned()
            + self.on(10, "returns_part_time_percent = 50\npart_time_percent = 60\n");
        when(
            self.has[15],
            &format!(
                "[absence.ill]\nname = \"Ill\"\nspells_per_year = {{ likely = 2, low = 1, high = 3 }}\nlasts_working_days = {{ lognormal = {{ mean = 20, cv = 1 }} }}\nworkload_strength = 0.7\ncases_move_after_weeks = 2\nreturns_percent = 90\n{cover}counts_as_sickness = true\n"
            ),
        );

        when(self.has[13], "[standard]\nmost_children = 18\n");
        when(
            self.pay(),
            "[pay]\non_costs_percent = 28\nsalary_pounds = { social-worker = 38000, practitioner = 27000, senior = 45000 }\nagency_week_pounds = { social-worker = 1500, practitioner = 900, senior = 1800 }\nstarter_pounds = 2000\n",
        );
        tables
    }
}
