//! What a host is told beside the files: headers for nginx and for hosts that read `_headers`, and a sign for those of Pages.

use anyhow::{Context, Result};

use crate::finish::ONE_FILE;

/// Names of the files that their content tells, so that they may be kept for ever.
const HASHED: &str = "[0-9a-f]{16}";

/// Headers that go with every answer, but for the policy. The page asks the device for nothing but files and the clipboard.
const HEADERS: [(&str, &str); 5] = [
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), clipboard-write=(self)",
    ),
];

/// The files and their names.
pub(crate) fn files(page: &str, names: &[String]) -> Result<[(&'static str, String); 3]> {
    let policy = policy(page)?;
    Ok([
        ("nginx.conf", nginx(&policy)),
        ("_headers", headers(&policy, names)),
        (".nojekyll", String::new()),
    ])
}

/// The page's own policy, with what only a header can say: which pages may show it in a frame.
fn policy(page: &str) -> Result<String> {
    let (_, rest) = page
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .context("the page has no policy")?;
    let (policy, _) = rest.split_once('"').context("the policy has no end")?;
    Ok(format!("{policy}; frame-ancestors 'self'"))
}

/// To be included in a `server` block, or in a `location` for a folder of the host. The page that is one file has a stricter
/// policy in itself, under which its own scripts run; that of a header would forbid them.
fn nginx(policy: &str) -> String {
    let line = |(name, value): &(&str, &str)| format!("add_header {name} \"{value}\" always;\n");
    let common: String = HEADERS.iter().map(line).collect();
    format!(
        "# Include this where the site's folder is served, e.g. in\n\
         #   location / {{ root /srv/teji; include /srv/teji/nginx.conf; }}\n\
         # With the module for it, add `brotli_static on;`: the .br files are there. Headers that are set further out do not\n\
         # reach in here: repeat them beside the include, e.g. add_header Strict-Transport-Security \"max-age=31536000\" always;\n\
         index index.html;\n\
         gzip_static on;\n\
         gzip_vary on;\n\
         {common}\
         add_header Content-Security-Policy $teji_policy always;\n\
         add_header Cache-Control $teji_keep;\n\
         set $teji_policy \"{policy}\";\n\
         set $teji_keep \"no-cache\";\n\
         if ($uri ~ \"-{HASHED}\\.\") {{ set $teji_keep \"public, max-age=31536000, immutable\"; }}\n\
         if ($uri ~ \"/one-file\\.html$\") {{ set $teji_policy \"\"; }}\n"
    )
}

/// For hosts that read such a file (Cloudflare Pages, Netlify and others). No address matches two lines that set the same.
fn headers(policy: &str, names: &[String]) -> String {
    let line = |(name, value): &(&str, &str)| format!("  {name}: {value}\n");
    let common: String = HEADERS.iter().map(line).collect();
    let page = |address: &str| {
        format!("{address}\n  Content-Security-Policy: {policy}\n  Cache-Control: no-cache\n")
    };
    let changes = |name: &str| format!("/{name}\n  Cache-Control: no-cache\n");
    let stays = |name: &String| {
        let is_named = name.split('.').next()?.rsplit_once('-')?.1.len() == DIGEST;
        is_named.then(|| format!("/{name}\n  Cache-Control: public, max-age=31536000, immutable\n"))
    };
    let kept: String = names.iter().filter_map(stays).collect();
    let changing = [changes("sw.js"), changes(ONE_FILE)].concat();
    format!("/*\n{common}{}{}{changing}{kept}", page("/"), page("/index.html"))
}

/// So many signs of a digest stand in a name.
const DIGEST: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_the_header_is_the_page_s_own_and_says_who_may_frame_it() {
        let page = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
        let names = ["app-0123456789abcdef.css", "sw.js"].map(str::to_owned);
        let [(_, nginx), (_, headers), _] = files(page, &names).unwrap();
        assert!(headers.contains("/app-0123456789abcdef.css\n  Cache-Control: public"));
        assert_eq!(headers.matches("/sw.js\n").count(), 1);
        for text in [nginx, headers] {
            assert!(text.contains("default-src 'none'; frame-ancestors 'self'"), "{text}");
            for (name, value) in HEADERS {
                assert!(text.contains(name) && text.contains(value), "{name}");
            }
        }
        assert!(files("<p>", &[]).is_err());
    }
}
