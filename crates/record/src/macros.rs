//! How published types are written down: tables of fields and closed lists of words.

/// A table: a row of named, documented fields.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $kind,)* }
    };
}

/// A closed list of words. Words of later versions are read as `Other`: a word of the list after `or Other`, else
/// one that readers alone know; it is in no schema, and no data file can spell it.
///
/// `Name only` is a list of lines that only we read back: a word that it does not know is an error.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident only { $($(#[$word_doc:meta])* $word:ident,)* }) => {
        words!(@names $(#[$doc])* $name { $($(#[$word_doc])* $word,)* } {});

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if !deserializer.is_human_readable() {
                    return Self::packed(deserializer);
                }
                let name: std::borrow::Cow<'de, str> = serde::Deserialize::deserialize(deserializer)?;
                Self::by_name(&name)
                    .ok_or_else(|| serde::de::Error::custom(format_args!("unknown word {name:?}")))
            }
        }
    };
    ($(#[$doc:meta])* $name:ident or Other { $($(#[$word_doc:meta])* $word:ident,)* }) => {
        words!(@list $(#[$doc])* $name { $($(#[$word_doc])* $word,)* } {});
    };
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident,)* }) => {
        words!(@list $(#[$doc])* $name { $($(#[$word_doc])* $word,)* } {
            /// A word of a later version; never written by this one.
            #[schemars(skip)]
            Other,
        });
    };
    (@list $(#[$doc:meta])* $name:ident $words:tt $hidden:tt) => {
        words!(@names $(#[$doc])* $name $words $hidden);

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if !deserializer.is_human_readable() {
                    return Self::packed(deserializer);
                }
                let name: std::borrow::Cow<'de, str> = serde::Deserialize::deserialize(deserializer)?;
                Ok(Self::by_name(&name).unwrap_or(Self::Other))
            }
        }
    };
    (@names $(#[$doc:meta])* $name:ident
        { $($(#[$word_doc:meta])* $word:ident,)* }
        { $($(#[$hidden_doc:meta])* $hidden:ident,)? }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$word_doc])* $word,)*
            $($(#[$hidden_doc])* $hidden,)?
        }

        impl $name {
            /// Every word, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$word,)*];

            /// The published names of the words, in the order of the list.
            pub fn names() -> Vec<&'static str> {
                Self::ALL.iter().map(|word| word.name()).collect()
            }

            /// The word by its published name, as data files spell it.
            pub fn by_name(name: &str) -> Option<Self> {
                #[derive(serde::Deserialize)]
                #[serde(rename_all = "snake_case")]
                enum Spelled { $($word,)* }
                let spelled: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
                    serde::de::IntoDeserializer::into_deserializer(name);
                serde::Deserialize::deserialize(spelled).ok().map(|word| match word {
                    $(Spelled::$word => Self::$word,)*
                })
            }

            /// The word in a format for programs alone, which may number words instead of naming them.
            fn packed<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(serde::Deserialize)]
                #[serde(rename_all = "snake_case")]
                enum Packed { $($word,)* $($hidden,)? }
                Ok(match serde::Deserialize::deserialize(deserializer)? {
                    $(Packed::$word => Self::$word,)*
                    $(Packed::$hidden => Self::$hidden,)?
                })
            }

            /// The published name of the word.
            pub fn name(self) -> &'static str {
                serde_variant::to_variant_name(&self).unwrap_or_default()
            }
        }
    };
}
