//! The whole program, as a shell sees it: arguments, files and standard input in; standard output,
//! standard error, files and an exit status out.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod chain;
#[cfg(test)]
mod claims;
#[cfg(test)]
mod containers;
#[cfg(test)]
mod corrections;
#[cfg(test)]
mod databases;
#[cfg(test)]
mod dates;
#[cfg(test)]
mod diff;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod identity;
#[cfg(test)]
mod inputs;
#[cfg(test)]
mod listings;
#[cfg(test)]
mod outputs;
#[cfg(test)]
mod pack;
#[cfg(test)]
mod resume;
#[cfg(test)]
mod search;
#[cfg(test)]
mod stops;
#[cfg(test)]
mod update;
#[cfg(test)]
mod usage;
