//! What the user types and sees.

pub mod disk;
pub mod threads;

/// Runs.
pub fn probe() {
    use crate::experiment::Experiment;
    use crate::experiment::workers::Alone;
    let args: Vec<String> = std::env::args().collect();
    let scenario = match crate::scenario::loaded::load(&args[1], &disk::Disk, &args[3..]) {
        Ok(scenario) => scenario,
        Err(found) => { eprintln!("{}", crate::scenario::render::render(&found)); return; }
    };
    let n: u32 = args[2].parse().unwrap();
    let begun = std::time::Instant::now();
    let experiment = Experiment::new(&scenario, 1, &Alone);
    eprintln!("prepared {:?} level {}", begun.elapsed(), experiment.norms.level);
    let begun = std::time::Instant::now();
    let futures = experiment.play(1..n + 1, &Alone);
    eprintln!("{:?} each", begun.elapsed() / n);
    let findings = experiment.findings(&futures, false);
    for (series, bands) in &findings.bands {
        if series.team == "all" && series.role == "all" || std::env::var("ALL").is_ok() {
            let k = bands.len();
            let show = |i: usize| bands[i.min(k-1)].map_or("-".to_string(), |b| format!("{:.2} ({:.1}-{:.1}) ±{:.2}", b.mean, b.p10, b.p90, b.mc_error));
            println!("{:20} {:12} {:40} {} | {} | {} | {}", series.team, series.role, series.measure.about().key, show(0), show(6), show(12), show(k - 1));
        }
    }
    for t in &findings.targets { println!("{t:?}"); }
}
