//! Starts programs that end with the tests.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::outcome::{Failure, Outcome};

/// Runs the program, and kills its process group when standard input ends. That happens when this process drops its end of
/// the pipe, and also when this process is killed, so no browser keeps running.
const KEEPER: &str = r#""$@" </dev/null & read -r _; kill -KILL 0"#;

/// A program in a process group of its own, with its child processes. Dropping it kills the group.
pub struct Group {
    keeper: Child,
}

impl Group {
    /// Starts a program, and writes its output to the file `log`.
    pub fn start(program: &Path, arguments: &[String], variables: &[(&str, String)], log: &Path) -> Outcome<Self> {
        let out = File::create(log)?;
        let errors = out.try_clone()?;
        let mut command = keeper(program, arguments, variables);
        let keeper = command.stdout(out).stderr(errors).spawn()?;
        Ok(Self { keeper })
    }

    /// Starts a program, and returns the first line of its output.
    pub fn start_and_read_line(program: &Path, arguments: &[String]) -> Outcome<(Self, String)> {
        let mut command = keeper(program, arguments, &[]);
        let mut group = Self { keeper: command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()? };
        let out = group.keeper.stdout.take().ok_or_else(|| Failure::new("the program has no standard output"))?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        Ok((group, line.trim().into()))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // The keeper is a member of the group that it kills. This fails only if it has already ended.
        let _ = self.keeper.wait();
    }
}

fn keeper(program: &Path, arguments: &[String], variables: &[(&str, String)]) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", KEEPER, "sh"]).arg(program).args(arguments);
    command.envs(variables.iter().map(|(name, value)| (*name, value)));
    command.process_group(0).stdin(Stdio::piped());
    command
}
