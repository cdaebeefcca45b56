using System.Diagnostics;

namespace Ironwood.Operations.Tests.Access;

/// <summary>Credentials of every kind, with tokens that this machine issues.</summary>
public class CredentialTests
{
    private const string Get = "EndpointService/GetEndpoint";

    [Fact]
    public async Task A_service_account_signs_for_a_token_which_every_call_carries()
    {
        await using var tokens = await TokenServer.StartAsync();
        using var file = new CredentialFile();
        await using var loopback = await Loopback.StartAsync(
            options => options with { CredentialsFile = file.ServiceAccount(), TokenClients = tokens.Clients });

        await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });
        using var response = await loopback.Access.Http.GetAsync("https://redis.googleapis.com/v1/projects");

        Assert.All(
            loopback.Platform.State.Calls, call =>
            Assert.Equal($"Bearer {TokenServer.Token}", call.Headers["authorization"]));
        Assert.All(
            loopback.Platform.State.Calls, call =>
            Assert.Equal("payer-of-the-file", call.Headers["x-goog-user-project"]));
        // One token serves gRPC and REST, for as long as it is good.
        Assert.StartsWith("eyJ", Assert.Single(tokens.Requests)["assertion"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workload_identity_exchanges_the_token_of_its_provider()
    {
        await using var tokens = await TokenServer.StartAsync();
        using var file = new CredentialFile();
        await using var loopback = await Loopback.StartAsync(
            options => options with { CredentialsFile = file.ExternalAccount(), TokenClients = tokens.Clients });

        await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });

        Assert.Equal($"Bearer {TokenServer.Token}", loopback.Calls(Get)[0].Headers["authorization"]);
        var exchange = Assert.Single(tokens.Requests);
        Assert.Equal(CredentialFile.SubjectToken, exchange["subject_token"]);
        Assert.Contains("workloadIdentityPools/pool/providers/ci", exchange["audience"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quota_project_that_is_named_counts_before_that_of_the_file()
    {
        await using var tokens = await TokenServer.StartAsync();
        using var file = new CredentialFile();
        await using var loopback = await Loopback.StartAsync(options => options with
        {
            CredentialsFile = file.ServiceAccount(),
            TokenClients = tokens.Clients,
            QuotaProject = "payer",
        });

        await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });

        Assert.Equal("payer", loopback.Calls(Get)[0].Headers["x-goog-user-project"]);
    }

    // Google's library asks for the lender's own token by a way that cannot be led to this machine.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_a_user_or_of_a_lent_identity_is_taken_as_it_is_and_asks_nobody_yet(bool isUser)
    {
        using var file = new CredentialFile();

        await using var access = await GoogleAccess.OpenAsync(
            new() { CredentialsFile = isUser ? file.User() : file.Impersonated() }, CancellationToken.None);

        Assert.NotNull(access.Grpc(Loopback.Monitoring));
    }

    [Fact]
    public async Task A_user_s_refresh_token_is_exchanged_and_his_quota_project_counts()
    {
        await using var tokens = await TokenServer.StartAsync();
        using var file = new CredentialFile();
        await using var loopback = await Loopback.StartAsync(
            options => options with { CredentialsFile = file.User(), TokenClients = tokens.Clients });

        await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });

        var headers = loopback.Calls(Get)[0].Headers;
        Assert.Equal(
            ($"Bearer {TokenServer.Token}", "payer-of-the-file"),
            (headers["authorization"], headers["x-goog-user-project"]));
        Assert.Equal("https://oauth2.googleapis.com/token", Assert.Single(tokens.Meant));
        Assert.Equal(CredentialFile.RefreshToken, Assert.Single(tokens.Requests)["refresh_token"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_that_is_about_to_expire_is_replaced_before_the_next_call(bool isUser)
    {
        await using var tokens = await TokenServer.StartAsync();
        using var file = new CredentialFile();
        await using var loopback = await Loopback.StartAsync(options => options with
        {
            CredentialsFile = isUser ? file.User() : file.ServiceAccount(),
            TokenClients = tokens.Clients,
        });
        tokens.Lifetime = 1;

        await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });
        tokens.Issued = "ya29.another";
        await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });

        Assert.Equal(
            [$"Bearer {TokenServer.Token}", "Bearer ya29.another"],
            loopback.Calls(Get).Select(call => call.Headers["authorization"]));
    }

    [Fact]
    public async Task A_user_who_has_to_sign_in_again_is_asked_to_and_sees_no_secret()
    {
        await using var tokens = await TokenServer.StartAsync();
        using var file = new CredentialFile();
        await using var loopback = await Loopback.StartAsync(
            options => options with { CredentialsFile = file.User(), TokenClients = tokens.Clients });
        tokens.Refusal =
            $$"""{"error":"invalid_grant","error_description":"reauth related error (invalid_rapt) {{CredentialFile.RefreshToken}}"}""";

        var problem = await loopback.ProblemOfReadAsync();

        Assert.Equal("IW8003", problem.Code);
        Assert.Contains("gcloud auth application-default login", problem.Fix, StringComparison.Ordinal);
        AssertKeeps(problem.ToString(), [CredentialFile.RefreshToken, CredentialFile.ClientSecret]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_that_is_refused_is_reported_without_a_secret(bool rest)
    {
        await using var tokens = await TokenServer.StartAsync();
        using var file = new CredentialFile();
        await using var loopback = await Loopback.StartAsync(
            options => options with { CredentialsFile = file.ServiceAccount(), TokenClients = tokens.Clients });
        tokens.Refusal =
            $$"""{"error":"invalid_grant","error_description":"Account {{TokenServer.Token}} of refresh_token={{CredentialFile.RefreshToken}} is gone."}""";

        var problem = rest
            ? await Loopback.ProblemOfAsync(
                () => loopback.Access.Http.GetAsync("https://redis.googleapis.com/v1/projects"))
            : await loopback.ProblemOfReadAsync();

        Assert.Equal("IW8003", problem.Code);
        Assert.Contains("invalid_grant", problem.Message, StringComparison.Ordinal);
        AssertKeeps(problem.ToString(), [TokenServer.Token, CredentialFile.RefreshToken, CredentialFile.PrivateKey]);
        // Without a token nothing is asked.
        Assert.Empty(loopback.Platform.State.Calls);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    public async Task A_page_in_place_of_a_token_is_named(int status)
    {
        await using var tokens = await TokenServer.StartAsync();
        using var file = new CredentialFile();
        await using var loopback = await Loopback.StartAsync(
            options => options with { CredentialsFile = file.User(), TokenClients = tokens.Clients });
        tokens.Page = status;

        var problem = await loopback.ProblemOfReadAsync();

        Assert.Equal(
            ("IW8017", "the answer is not Google's: "
                + $"HTTP status {status} with content type text/html, expected application/json"),
            (problem.Code, problem.Message));
        Assert.Empty(loopback.Platform.State.Calls);
    }

    [Fact]
    public async Task A_workload_identity_without_its_provider_s_token_is_reported()
    {
        await using var tokens = await TokenServer.StartAsync();
        using var file = new CredentialFile();
        await using var loopback = await Loopback.StartAsync(
            options => options with
            {
                CredentialsFile = file.ExternalAccount(withToken: false),
                TokenClients = tokens.Clients,
            });

        Assert.Equal("IW8002", (await loopback.ProblemOfReadAsync()).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"type": "service_account", "private_key": "no key", "client_email": "a@b"}""")]
    [InlineData("""{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "client_email": "a@b"}""")]
    [InlineData("""{"type": "impersonated_service_account", "source_credentials": 7}""")]
    [InlineData("""{"type": "impersonated_service_account", "source_credentials": {"type": "x"}}""")]
    [InlineData("""{"type": "external_account", "audience": 7, "token_url": "https://sts.googleapis.com", "credential_source": []}""")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type": 7}""")]
    [InlineData("""{"type": "something_else"}""")]
    [InlineData("""{"type": "authorized_user", "refresh_token": "1//not-a-refresh-token"}""")]
    [InlineData(
        """{"type": "service_account", "client_email": "a@b.c", "private_key": "-----BEGIN PRIVATE KEY-----secret"}""")]
    [InlineData("""{"type": "external_account"}""")]
    public async Task A_file_that_holds_no_credentials_is_refused_and_not_shown(string text)
    {
        using var file = new CredentialFile();
        var path = file.Text(text);

        var error = await Assert.ThrowsAsync<AccessException>(
            () => GoogleAccess.OpenAsync(new() { CredentialsFile = path }, CancellationToken.None));

        Assert.Equal(("IW8002", path), (error.Problem.Code, error.Problem.Path));
        AssertKeeps(error.Problem.ToString(), [CredentialFile.RefreshToken, "secret"]);
    }

    [Theory]
    [InlineData("""{"type":"service_account","token_uri":"http://oauth2.googleapis.com/token"}""", "token_uri is not")]
    [InlineData("""{"type":"service_account","token_uri":"https://googleapis.com.example.com/"}""", "token_uri is not")]
    [InlineData("""{"type":"external_account","token_url":"https://example.com/token"}""", "token_url is not")]
    [InlineData("""{"type":"external_account","TOKEN_URL":"https://example.com/token"}""", "token_url is not")]
    [InlineData("""{"type":"external_account","token_url":"https://a@sts.googleapis.com/"}""", "token_url is not")]
    [InlineData("""{"type":"external_account","token_url":"https://notgoogleapis.com/"}""", "token_url is not")]
    [InlineData("""{"type":"external_account","token_info_url":"http://127.0.0.1/"}""", "token_info_url is not")]
    [InlineData(
        """{"type":"external_account","service_account_impersonation_url":"https://example.com/"}""",
        "service_account_impersonation_url is not")]
    [InlineData(
        """{"type":"impersonated_service_account","source_credentials":{"token_url":"https://example.com/"}}""",
        "token_url is not")]
    [InlineData(
        """{"type":"external_account","credential_source":{"url":"http://example.com/token"}}""",
        "credential_source.url is neither")]
    [InlineData(
        """{"type":"external_account","credential_source":{"executable":{"command":"sh"}}}""",
        "credential_source runs a program")]
    [InlineData("""{"type":"service_account","universe_domain":"example.com"}""", "universe_domain is not")]
    public async Task A_file_that_would_send_tokens_elsewhere_is_refused(string text, string why)
    {
        using var file = new CredentialFile();

        var error = await Assert.ThrowsAsync<AccessException>(
            () => GoogleAccess.OpenAsync(new() { CredentialsFile = file.Text(text) }, CancellationToken.None));

        Assert.Equal("IW8002", error.Problem.Code);
        Assert.StartsWith($"is not used: {why}", error.Problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"url":"https://pipelines.actions.githubusercontent.com/token"}""")]
    [InlineData("""{"url":"http://169.254.169.254/metadata/identity/oauth2/token"}""")]
    [InlineData("""{"regional_cred_verification_url":"https://sts.{region}.amazonaws.com?Action=GetCallerIdentity"}""")]
    public void A_token_of_another_provider_may_come_from_the_usual_places(string source)
    {
        using var document = System.Text.Json.JsonDocument.Parse($$"""{"credential_source":{{source}}}""");

        Assert.Null(CredentialAddresses.Objection(document.RootElement));
    }

    [Fact]
    public async Task A_file_without_an_end_is_refused()
    {
        using var file = new CredentialFile();
        var path = file.Text(new string(' ', 2 * 1024 * 1024));

        var error = await Assert.ThrowsAsync<AccessException>(
            () => GoogleAccess.OpenAsync(new() { CredentialsFile = path }, CancellationToken.None));

        Assert.Equal("is not a credentials file: it has more than 1 MiB", error.Problem.Message);
    }

    [Theory]
    [InlineData("example.com/x")]
    [InlineData("example.com#")]
    [InlineData("a@example.com:443/")]
    public async Task A_region_cannot_lead_a_token_to_another_host(string region)
    {
        using var file = new CredentialFile();
        await using var access = await GoogleAccess.OpenAsync(
            new() { CredentialsFile = file.User() }, CancellationToken.None);

        var error = Assert.Throws<AccessException>(() => access.Grpc(Loopback.Vertex, region));

        Assert.Equal("IW8019", error.Problem.Code);
    }

    [Fact]
    public async Task A_token_goes_to_no_host_but_Google_s()
    {
        await using var tokens = await TokenServer.StartAsync();
        using var file = new CredentialFile();
        await using var access = await GoogleAccess.OpenAsync(
            new() { CredentialsFile = file.User(), TokenClients = tokens.Clients }, CancellationToken.None);

        var error = await Assert.ThrowsAsync<AccessException>(() => access.Http.GetAsync("https://example.com/"));

        Assert.Equal("IW8019", error.Problem.Code);
        Assert.Empty(tokens.Requests);
    }

    [Fact]
    public async Task A_pipe_without_an_end_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var file = new CredentialFile();
        using (var made = Process.Start("mkfifo", [file.Path]))
        {
            await made.WaitForExitAsync();
        }
        var options = new AccessOptions { CredentialsFile = file.Path, Deadline = TimeSpan.FromMilliseconds(300) };

        var error = await Assert.ThrowsAsync<AccessException>(
            () => GoogleAccess.OpenAsync(options, CancellationToken.None));

        Assert.Equal("IW8002", error.Problem.Code);
        Assert.Contains("a pipe that does not end", error.Problem.Message, StringComparison.Ordinal);
        // Ends the read that still waits.
        await File.WriteAllTextAsync(file.Path, "");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        using var file = new CredentialFile();

        var error = await Assert.ThrowsAsync<AccessException>(
            () => GoogleAccess.OpenAsync(new() { CredentialsFile = file.Path }, CancellationToken.None));

        Assert.Equal("IW8002", error.Problem.Code);
    }

    [Theory]
    [InlineData("relative", "is not a whole address")]
    [InlineData("ftp://127.0.0.1", "is neither http nor https")]
    [InlineData("http://10.0.0.7:8080", "would be asked in clear text over a network")]
    [InlineData("http://127.0.0.1:8080/v1", "has a path; the services add their own")]
    [InlineData("https://ann:pass@host", "has a user's name in it")]
    public async Task An_endpoint_that_may_not_be_asked_is_refused(string endpoint, string why)
    {
        var error = await Assert.ThrowsAsync<AccessException>(
            () => GoogleAccess.OpenAsync(
                new() { Endpoint = new(endpoint, UriKind.RelativeOrAbsolute) }, CancellationToken.None));

        Assert.Equal(("IW8011", why), (error.Problem.Code, error.Problem.Message));
        AssertKeeps(error.Problem.ToString(), ["pass"]);
    }

    // What must not be in a text that people see.
    private static void AssertKeeps(string text, IEnumerable<string> secrets) =>
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
}
