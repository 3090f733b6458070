//! Programs that the tests start, and that never outlive them.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::outcome::{Failure, Outcome};

/// Runs the program and kills its whole process group once standard input ends. That happens when this process
/// drops its end of the pipe, and also when this process itself is killed, so no browser is ever left behind.
const KEEPER: &str = r#""$@" </dev/null & read -r _; kill -KILL 0"#;

/// A program with everything it started, in a process group of its own. Dropping it kills the group.
pub struct Group {
    keeper: Child,
}

impl Group {
    /// Starts a program. What it prints goes to the file `log`.
    pub fn start(program: &Path, arguments: &[String], variables: &[(&str, String)], log: &Path) -> Outcome<Self> {
        let out = File::create(log)?;
        let errors = out.try_clone()?;
        let mut command = keeper(program, arguments, variables);
        let keeper = command.stdout(out).stderr(errors).spawn()?;
        Ok(Self { keeper })
    }

    /// Starts a program and gives the first line it prints.
    pub fn start_and_read_line(program: &Path, arguments: &[String]) -> Outcome<(Self, String)> {
        let mut command = keeper(program, arguments, &[]);
        let mut group = Self { keeper: command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()? };
        let out = group.keeper.stdout.take().ok_or_else(|| Failure::new("a pipe was asked for and is not there"))?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        Ok((group, line.trim().into()))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // The keeper is a member of the group it kills. An error here can only mean that it is gone already.
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
