//! The whole program, as a shell sees it: arguments, files and standard input in; standard output,
//! standard error, files and an exit status out.

#[cfg(test)]
mod dates;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod inputs;
#[cfg(test)]
mod outputs;
#[cfg(test)]
mod stops;
#[cfg(test)]
mod usage;
